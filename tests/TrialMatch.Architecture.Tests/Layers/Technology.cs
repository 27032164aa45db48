namespace TrialMatch.Architecture.Tests.Layers;

/// <summary>What comes from outside the project, in the kinds that layers are told apart by.</summary>
[Flags]
internal enum Technology
{
    None = 0,

    /// <summary>The base class library. Everyone may; the domain's use of it is watched by the tests of purity.</summary>
    Framework = 1,

    /// <summary>Special functions.</summary>
    Mathematics = 2,

    /// <summary>Grains, and the serializer of what crosses between them.</summary>
    Orleans = 4,

    /// <summary>Protocol buffers and gRPC.</summary>
    Protos = 8,

    /// <summary>The embedded database.</summary>
    Sqlite = 16,

    /// <summary>Dependency injection, options, logging, hosting.</summary>
    Hosting = 32,

    /// <summary>The web server.</summary>
    AspNetCore = 64,

    /// <summary>Parsing of a command line, and tables on a terminal.</summary>
    Terminal = 128,

    /// <summary>Messages, and the protocol that sends them.</summary>
    Mail = 256,

    /// <summary>The database server's protocol.</summary>
    Postgres = 512,

    /// <summary>Traces, metrics and logs for those who operate the service.</summary>
    Telemetry = 1_024,

    /// <summary>A storage account in Azure, and how to sign in to it.</summary>
    Azure = 2_048,

    /// <summary>Tokens that say who calls, and their issuers' keys.</summary>
    Tokens = 4_096,
}
