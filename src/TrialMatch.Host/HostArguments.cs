namespace TrialMatch.Host;

/// <summary>The arguments of the TrialMatch.Host executable; all else is in the environment.</summary>
/// <param name="IsMigration">The database is to be brought to this program's schema, and no server to be started.</param>
/// <param name="Profile">Where everything is kept, in place of what the environment says; null where it was not said.</param>
/// <param name="Role">What the process does, in place of what the environment says; null where it was not said.</param>
internal sealed record HostArguments(bool IsMigration, string? Profile, string? Role)
{
    private const string Migrate = "migrate";
    private const string ProfileOption = "--profile";
    private const string RoleOption = "--role";

    private const string Expected =
        $"[{Migrate}] [{ProfileOption} {EnvironmentSettings.Embedded}|{EnvironmentSettings.Postgres}|{EnvironmentSettings.Azure}] [{RoleOption} all|silo|gateway]";

    /// <summary>What --help prints.</summary>
    public static string Help { get; } = $"""
        TrialMatch.Host {Expected}

        Runs the server until it is asked to end (SIGTERM, Ctrl-C).
        {Migrate} creates or upgrades the tables of a database, and ends.
        Everything else is set in the environment:
          {string.Join("\n  ", EnvironmentSettings.Names)}
        """;

    /// <summary>Whether the arguments ask what there is.</summary>
    public static bool AskForHelp(IReadOnlyList<string> arguments) => arguments is ["--help" or "-h" or "help", ..];

    /// <exception cref="FormatException">There is more, or something else; the message says what may be.</exception>
    public static HostArguments Read(IReadOnlyList<string> arguments)
    {
        var read = new HostArguments(arguments is [Migrate, ..], Profile: null, Role: null);
        for (var i = read.IsMigration ? 1 : 0; i < arguments.Count; i += 2)
        {
            read = (arguments[i], arguments.ElementAtOrDefault(i + 1), read) switch
            {
                (ProfileOption, { } profile, { Profile: null }) => read with { Profile = profile },
                (RoleOption, { } role, { Role: null, IsMigration: false }) => read with { Role = role },
                _ => throw new FormatException($"expected {Expected}, found \"{string.Join(' ', arguments)}\""),
            };
        }

        return read;
    }
}
