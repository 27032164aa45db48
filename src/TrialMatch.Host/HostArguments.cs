namespace TrialMatch.Host;

/// <summary>The arguments of the TrialMatch.Host executable; all else is in the environment.</summary>
/// <param name="File">The file that the command reads or writes; null where it has none.</param>
/// <param name="Profile">Where everything is kept, in place of what the environment says; null where it was not said.</param>
/// <param name="Role">What the process does, in place of what the environment says; null where it was not said.</param>
internal sealed record HostArguments(HostCommand Command, string? File, string? Profile, string? Role)
{
    private const string Migrate = "migrate";
    private const string Backup = "backup";
    private const string Export = "export";
    private const string Import = "import";
    private const string Rebuild = "rebuild";
    private const string Health = "health";
    private const string OptionPrefix = "--";
    private const string ProfileOption = "--profile";
    private const string RoleOption = "--role";

    private const string Expected =
        $"[{Migrate}|{Backup} FILE|{Export} FILE|{Import} FILE|{Rebuild}|{Health}] [{ProfileOption} {EnvironmentSettings.Embedded}|{EnvironmentSettings.Postgres}|{EnvironmentSettings.Azure}] "
        + $"[{RoleOption} all|silo|gateway]";

    /// <summary>What --help prints.</summary>
    public static string Help { get; } = $"""
        TrialMatch.Host {Expected}

        Runs the server until it is asked to end (SIGTERM, Ctrl-C).
        {Migrate} creates or upgrades the tables of a database, and ends.
        {Backup} FILE copies the embedded store to a new file, and ends; a server may run meanwhile.
        {Export} FILE writes all data to a new file, and ends; servers may run meanwhile. With - for FILE it goes to standard output.
        {Import} FILE takes over what was exported into an empty store of any profile, and ends. With - it reads standard input.
        {Rebuild} makes the tables that lists and indicators read anew from the studies' histories, and ends. Servers on a database may run meanwhile; what they would write waits. The embedded store may have none.
        {Health} asks the server on this machine how it is, prints the answer, and ends: with 0 if it is ready for calls. For containers, which have no other program to ask with.
        Everything else is set in the environment:
          {string.Join("\n  ", EnvironmentSettings.Names)}
        """;

    /// <summary>Whether the arguments ask what there is.</summary>
    public static bool AskForHelp(IReadOnlyList<string> arguments) => arguments is ["--help" or "-h" or "help", ..];

    /// <exception cref="FormatException">There is more, or something else; the message says what may be.</exception>
    public static HostArguments Read(IReadOnlyList<string> arguments)
    {
        var (read, i) = arguments switch
        {
            [Migrate, ..] => (new HostArguments(HostCommand.Migrate, null, null, null), 1),
            [Rebuild, ..] => (new HostArguments(HostCommand.Rebuild, null, null, null), 1),
            [Health, ..] => (new HostArguments(HostCommand.Health, null, null, null), 1),
            [Backup, var file, ..] when IsFile(file) => (new HostArguments(HostCommand.Backup, file, null, null), 2),
            [Export, var file, ..] when IsFile(file) => (new HostArguments(HostCommand.Export, file, null, null), 2),
            [Import, var file, ..] when IsFile(file) => (new HostArguments(HostCommand.Import, file, null, null), 2),
            _ => (new HostArguments(HostCommand.Serve, null, null, null), 0),
        };
        for (; i < arguments.Count; i += 2)
        {
            read = (arguments[i], arguments.ElementAtOrDefault(i + 1), read) switch
            {
                (ProfileOption, { } profile, { Profile: null }) => read with { Profile = profile },
                (RoleOption, { } role, { Role: null, Command: HostCommand.Serve }) => read with { Role = role },
                _ => throw new FormatException($"expected {Expected}, found \"{string.Join(' ', arguments)}\""),
            };
        }

        return read;
    }

    private static bool IsFile(string text) => text.Length > 0 && !text.StartsWith(OptionPrefix, StringComparison.Ordinal);
}
