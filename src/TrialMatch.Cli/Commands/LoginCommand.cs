using System.CommandLine;
using System.Text.Json;
using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Local;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.Host;

namespace TrialMatch.Cli.Commands;

/// <summary>Makes a token for a server on this machine and keeps it for the other commands.</summary>
internal static class LoginCommand
{
    /// <summary>A working day.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    private static readonly Option<string> As = new("--as")
    {
        Description = "What to be: " + Grant.Forms + ".",
        HelpName = "ROLE[:ORG]",
        Required = true,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The server's data folder, whose key makes the token.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ServerOptions.DefaultDataDirectory,
    };

    public static Command Build() => Session.For(
        new Command("login", "Log in for eight hours to a server on this machine whose data folder you may read. TRIALMATCH_TOKEN in the environment comes before it.") { As, Data },
        RunAsync);

    private static Task RunAsync(Session session)
    {
        if (!Grant.TryRead(session.Required(As), out var grant))
        {
            throw CommandException.BadInput($"--as: expected {Grant.Forms}, found \"{session.Required(As)}\"");
        }

        var folder = Path.GetFullPath(session.Required(Data));
        var (from, token) = Mint(folder, grant);
        new SavedLogin(token, grant.ToString(), folder).Write(session.TokenFile);
        Tell(session, grant, from + Lifetime, token);
        return Task.CompletedTask;
    }

    private static (DateTimeOffset From, string Token) Mint(string folder, Grant grant)
    {
        if (!LocalKey.IsIn(folder))
        {
            throw CommandException.BadInput($"--data: no server has run on '{folder}' yet; start one with: trialmatch serve --data {folder}");
        }

        using var key = LocalKey.Open(folder);
        var from = TimeProvider.System.GetUtcNow();
        return (from, key.Mint([grant], from, Lifetime));
    }

    private static void Tell(Session session, Grant grant, DateTimeOffset until, string token)
    {
        if (session.IsJson)
        {
            session.Terminal.StandardOutput.WriteLine(JsonSerializer.Serialize(new { @as = grant.ToString(), until, tokenFile = session.TokenFile, token }));
            return;
        }

        session.Terminal.Line($"You are {grant} until {OsloText.Instant(until)}.");
    }
}
