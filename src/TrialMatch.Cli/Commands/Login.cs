using System.CommandLine;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Server;
using TrialMatch.Host;

namespace TrialMatch.Cli.Commands;

/// <summary>What a command shows the server to say who calls: TRIALMATCH_TOKEN, or what "login" has kept.</summary>
internal static class Login
{
    private const string TokenVariable = "TRIALMATCH_TOKEN";

    /// <summary>What may be logged in as, where it is not known who would.</summary>
    private const string AnyRole = "ROLE, which is operator, national, sponsor:ID, site:ID, centre:ID or region:ID";

    private static string? GivenToken => Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token ? token : null;

    /// <summary>Returns the token to show; null for none.</summary>
    /// <exception cref="CommandException">What is given is no token.</exception>
    public static string? TokenOf(ParseResult parsed) => GivenToken is { } given
        ? TokenText.IsToken(given) ? given : throw CommandException.BadInput($"{TokenVariable}: expected a token, which is one line of letters, digits and signs without spaces")
        : (SavedLogin.IsFor(GlobalOptions.AddressOf(parsed)) ? SavedLogin.Read(GlobalOptions.TokenFileOf(parsed))?.Token : null);

    /// <summary>Says what to do about a server that does not accept the token.</summary>
    public static string Advice(ParseResult parsed)
    {
        if (!SavedLogin.IsFor(GlobalOptions.AddressOf(parsed)))
        {
            return $"the server accepts no token but its issuers'; set {TokenVariable} to one that is valid";
        }

        if (GivenToken is not null)
        {
            return $"the server does not accept the token in {TokenVariable}; unset it and run: {CommandFor(TokenText.RoleOf(GivenToken) ?? AnyRole, ServerOptions.DefaultDataDirectory)}";
        }

        return SavedLogin.Read(GlobalOptions.TokenFileOf(parsed)) is { } login
            ? $"the login as {login.As} has expired, or is for another server; run: {CommandFor(login.As, login.DataDirectory)}"
            : $"not logged in; run: {CommandFor(AnyRole, ServerOptions.DefaultDataDirectory)}";
    }

    /// <summary>Says what to do where the server accepts the token, and does not permit what was asked.</summary>
    public static string OtherRole(ParseResult parsed) => GivenToken is null && SavedLogin.IsFor(GlobalOptions.AddressOf(parsed))
        ? "to log in as another: trialmatch login --as ROLE"
        : "another needs a token of its own";

    /// <summary>Returns the command that logs in.</summary>
    public static string CommandFor(string role, string dataDirectory) =>
        $"trialmatch login --as {role}" + (dataDirectory == ServerOptions.DefaultDataDirectory ? string.Empty : $" --data {Quoted(dataDirectory)}");

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;
}
