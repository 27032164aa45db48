using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;

namespace TrialMatch.Cli.Commands;

/// <summary>Options common to all commands.</summary>
internal static class GlobalOptions
{
    public const string DefaultServer = "http://127.0.0.1:5081";

    private const int DefaultTimeoutSeconds = 30;
    private const int MaxTimeoutSeconds = 3_600;

    private static readonly Option<string> Server = new("--server")
    {
        Description = "Address of the TrialMatch server.",
        HelpName = "URL",
        Recursive = true,
        DefaultValueFactory = _ => DefaultServer,
    };

    private static readonly Option<OutputFormat> Output = new("--output")
    {
        Description = "How to print: text for people, as wide as COLUMNS or the terminal (a pipe without COLUMNS: as wide as it takes), or json for programs: the reply as proto JSON and nothing else.",
        HelpName = "text|json",
        Recursive = true,
        CustomParser = Parsing.Choice<OutputFormat>,
    };

    private static readonly Option<int> Timeout = new("--timeout")
    {
        Description = "Seconds to wait for each answer of the server.",
        HelpName = "SECONDS",
        Recursive = true,
        DefaultValueFactory = _ => DefaultTimeoutSeconds,
        CustomParser = Parsing.WholeNumber(1, MaxTimeoutSeconds),
    };

    private static readonly Option<string> TokenFile = new("--token-file")
    {
        Description = "Where 'login' keeps the token that the other commands show to a server on this machine.",
        HelpName = "FILE",
        Recursive = true,
        DefaultValueFactory = _ => SavedLogin.DefaultFile,
    };

    static GlobalOptions() => Server.Validators.Add(result =>
    {
        if (!TryReadAddress(result.GetValueOrDefault<string>(), out _))
        {
            result.AddError("--server: expected an http or https address such as " + DefaultServer);
        }
    });

    public static void AddTo(RootCommand root)
    {
        root.Add(Server);
        root.Add(Output);
        root.Add(Timeout);
        root.Add(TokenFile);
    }

    /// <summary>Refuses --output json beside an option that prints CSV.</summary>
    public static void RefuseJsonBeside(Command command, Option<bool> csv) => command.Validators.Add(line =>
    {
        // By what was typed: a value that there is not is told by its own option.
        if (line.GetResult(csv) is { Implicit: false } && line.GetResult(Output)?.Tokens is [{ Value: var format }] && string.Equals(format, nameof(OutputFormat.Json), StringComparison.OrdinalIgnoreCase))
        {
            line.AddError($"{csv.Name}: expected without --output json");
        }
    });

    public static string ServerOf(ParseResult parsed) => parsed.GetValue(Server) ?? DefaultServer;

    /// <summary>Whether the command line names a server.</summary>
    public static bool IsServerGiven(ParseResult parsed) => parsed.GetResult(Server) is { Implicit: false };

    public static Uri AddressOf(ParseResult parsed) => new(ServerOf(parsed));

    public static string TokenFileOf(ParseResult parsed) => parsed.GetValue(TokenFile) ?? SavedLogin.DefaultFile;

    public static OutputFormat OutputOf(ParseResult parsed) => parsed.GetValue(Output);

    public static TimeSpan TimeoutOf(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(Timeout));

    private static bool TryReadAddress(string? text, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}
