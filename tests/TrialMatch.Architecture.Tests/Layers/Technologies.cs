namespace TrialMatch.Architecture.Tests.Layers;

/// <summary>Tells by its name which technology an assembly or a package belongs to.</summary>
internal static class Technologies
{
    private static readonly (string Prefix, Technology Technology)[] ByPrefix =
    [
        ("System.CommandLine", Technology.Terminal),
        ("Spectre.", Technology.Terminal),
        ("System.", Technology.Framework),
        ("MailKit", Technology.Mail),
        ("MimeKit", Technology.Mail),
        ("MathNet.", Technology.Mathematics),
        ("Orleans.", Technology.Orleans),
        ("Microsoft.Orleans.", Technology.Orleans),
        ("Google.", Technology.Protos),
        ("Grpc.AspNetCore", Technology.Protos | Technology.AspNetCore),
        ("Grpc.", Technology.Protos),
        ("Microsoft.Data.Sqlite", Technology.Sqlite),
        ("SQLitePCLRaw.", Technology.Sqlite),
        ("Npgsql", Technology.Postgres),
        ("OpenTelemetry", Technology.Telemetry),
        ("Azure.", Technology.Azure),
        ("Microsoft.IdentityModel.", Technology.Tokens),
        ("Microsoft.Extensions.", Technology.Hosting),
        ("Microsoft.AspNetCore", Technology.AspNetCore),
    ];

    /// <summary>The technology; none where the name is of none that is known.</summary>
    public static Technology Of(string name) =>
        Array.Find(ByPrefix, entry => name.StartsWith(entry.Prefix, StringComparison.Ordinal)).Technology;
}
