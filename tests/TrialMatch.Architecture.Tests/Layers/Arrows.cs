namespace TrialMatch.Architecture.Tests.Layers;

/// <summary>The one table of what each project may use. An arrow that is not here does not exist.</summary>
internal static class Arrows
{
    private const string Primitives = "TrialMatch.Primitives";
    private const string Numerics = "TrialMatch.Numerics";
    private const string Domain = "TrialMatch.Domain";
    private const string Contracts = "TrialMatch.Contracts";
    private const string Abstractions = "TrialMatch.Grains.Abstractions";
    private const string Grains = "TrialMatch.Grains";
    private const string Storage = "TrialMatch.Storage";
    private const string Registries = "TrialMatch.Registries";
    private const string Notices = "TrialMatch.Notices";
    private const string Api = "TrialMatch.Api";
    private const string Host = "TrialMatch.Host";
    private const string Cli = "TrialMatch.Cli";

    public static IReadOnlyDictionary<string, Layer> ByProject { get; } = new Dictionary<string, Layer>
    {
        [Primitives] = new(Technology.None),
        [Numerics] = new(Technology.Mathematics, Primitives),
        [Domain] = new(Technology.None, Numerics, Primitives),
        [Contracts] = new(Technology.Protos),
        [Registries] = new(Technology.None, Domain, Numerics, Primitives),
        [Abstractions] = new(Technology.Orleans | Technology.Hosting, Domain, Numerics, Primitives),
        [Grains] = new(Technology.Orleans | Technology.Hosting, Abstractions, Domain, Numerics, Primitives),
        [Storage] = new(Technology.Orleans | Technology.Hosting | Technology.Sqlite | Technology.Postgres | Technology.Azure, Abstractions, Domain, Numerics, Primitives),
        [Notices] = new(Technology.Orleans | Technology.Hosting | Technology.Mail, Abstractions, Domain, Numerics, Primitives),
        [Api] = new(
            Technology.Orleans | Technology.Hosting | Technology.Protos | Technology.AspNetCore | Technology.Tokens, Contracts, Abstractions, Registries, Domain, Numerics, Primitives),
        [Host] = new(
            Technology.Orleans | Technology.Hosting | Technology.AspNetCore | Technology.Telemetry | Technology.Azure, Api, Grains, Storage, Notices, Registries, Abstractions, Domain, Numerics, Primitives),
        // The host for the server that "serve" and "demo" start in their own process, the registries for the demo's sample
        // records, the API for the calculators that run offline; all else goes over gRPC. Orleans' generator writes the list of parts into whatever starts a silo.
        [Cli] = new(
            Technology.Terminal | Technology.Protos | Technology.Hosting | Technology.Orleans, Contracts, Host, Api, Registries, Domain, Numerics, Primitives),
    };
}

/// <summary>What a project may use: technologies beyond the framework, and projects.</summary>
internal sealed record Layer(Technology Technologies, params string[] Projects)
{
    public bool Allows(Technology technology) =>
        technology != Technology.None && (technology & ~(Technologies | Technology.Framework)) == Technology.None;
}
