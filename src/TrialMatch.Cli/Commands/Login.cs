using System.CommandLine;
using TrialMatch.Cli.Server;
using TrialMatch.Host;

namespace TrialMatch.Cli.Commands;

/// <summary>What a command shows the server to say who calls: TRIALMATCH_TOKEN, or what "login" has kept.</summary>
internal static class Login
{
    private const string TokenVariable = "TRIALMATCH_TOKEN";

    private static string? GivenToken => Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } token ? token : null;

    /// <summary>Returns the token to show; null for none.</summary>
    public static string? TokenOf(ParseResult parsed) =>
        GivenToken ?? (SavedLogin.IsFor(GlobalOptions.AddressOf(parsed)) ? SavedLogin.Read(GlobalOptions.TokenFileOf(parsed))?.Token : null);

    /// <summary>Says what to do about a server that does not accept the token.</summary>
    public static string Advice(ParseResult parsed)
    {
        if (!SavedLogin.IsFor(GlobalOptions.AddressOf(parsed)))
        {
            return $"the server accepts no token but its issuers'; set {TokenVariable} to one that is valid";
        }

        if (GivenToken is not null)
        {
            return $"the server does not accept the token in {TokenVariable}; unset it and run: {CommandFor("operator", ServerOptions.DefaultDataDirectory)}";
        }

        return SavedLogin.Read(GlobalOptions.TokenFileOf(parsed)) is { } login
            ? $"the login as {login.As} has expired, or is for another server; run: {CommandFor(login.As, login.DataDirectory)}"
            : $"not logged in; run: {CommandFor("operator", ServerOptions.DefaultDataDirectory)}";
    }

    /// <summary>Returns the command that logs in.</summary>
    public static string CommandFor(string role, string dataDirectory) =>
        $"trialmatch login --as {role}" + (dataDirectory == ServerOptions.DefaultDataDirectory ? string.Empty : $" --data {Quoted(dataDirectory)}");

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;
}
