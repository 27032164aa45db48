namespace TrialMatch.Host;

/// <summary>What the bare server is told on its command line; all else is in the environment.</summary>
/// <param name="IsMigration">The database is to be brought to this program's schema, and no server to be started.</param>
/// <param name="Profile">Where everything is kept, in place of what the environment says; null where it was not said.</param>
internal sealed record HostArguments(bool IsMigration, string? Profile)
{
    private const string Migrate = "migrate";
    private const string ProfileOption = "--profile";

    /// <exception cref="FormatException">There is more, or something else; the message says what may be.</exception>
    public static HostArguments Read(IReadOnlyList<string> arguments)
    {
        var isMigration = arguments is [Migrate, ..];
        IReadOnlyList<string> rest = [.. arguments.Skip(isMigration ? 1 : 0)];
        return rest switch
        {
            [] => new HostArguments(isMigration, Profile: null),
            [ProfileOption, var profile] => new HostArguments(isMigration, profile),
            _ => throw new FormatException(
                $"expected [{Migrate}] [{ProfileOption} {EnvironmentSettings.Embedded}|{EnvironmentSettings.Postgres}|{EnvironmentSettings.Azure}], found \"{string.Join(' ', arguments)}\""),
        };
    }
}
