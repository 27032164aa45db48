using System.CommandLine;
using Google.Protobuf;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;

namespace TrialMatch.Cli.Commands;

/// <summary>One run of a command: its arguments, its output, and the server to call.</summary>
internal sealed class Session : IDisposable
{
    private readonly ParseResult _parsed;
    private readonly Lazy<ServerConnection> _server;

    private Session(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        _parsed = parsed;
        Terminal = terminal;
        Cancellation = cancellation;
        _server = new(() => new ServerConnection(GlobalOptions.AddressOf(parsed), Token, Timeout, cancellation));
    }

    public Terminal Terminal { get; }

    public CancellationToken Cancellation { get; }

    public ServerConnection Server => _server.Value;

    public string ServerAddress => GlobalOptions.ServerOf(_parsed);

    /// <summary>Whether the command line names a server.</summary>
    public bool IsServerGiven => GlobalOptions.IsServerGiven(_parsed);

    /// <summary>What the server is shown to say who calls; null for nothing.</summary>
    public string? Token => Login.TokenOf(_parsed);

    /// <summary>Where the login is kept.</summary>
    public string TokenFile => GlobalOptions.TokenFileOf(_parsed);

    public TimeSpan Timeout => GlobalOptions.TimeoutOf(_parsed);

    public bool IsJson => GlobalOptions.OutputOf(_parsed) == OutputFormat.Json;

    /// <summary>Sets the command's action.</summary>
    public static Command For(Command command, Func<Session, Task> run)
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            using var session = new Session(parsed, Invocation.TerminalOf(parsed), cancellation);
            try
            {
                await run(session);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                // Any other failure is a result of the interruption.
                throw new OperationCanceledException(cancellation);
            }
        });
        return command;
    }

    /// <summary>Converts a failure to an exit code and one line.</summary>
    public (int ExitCode, string Line) Explain(Exception failure) => Failures.Explain(failure, _parsed);

    public T? Value<T>(Option<T> option) => _parsed.GetValue(option);

    public T? Value<T>(Argument<T> argument) => _parsed.GetValue(argument);

    public T Required<T>(Option<T> option) => _parsed.GetRequiredValue(option);

    public T Required<T>(Argument<T> argument) => _parsed.GetRequiredValue(argument);

    /// <summary>Prints a reply: as proto JSON if requested, otherwise as text.</summary>
    public void Print(IMessage reply, Action<Terminal> asText)
    {
        if (IsJson)
        {
            Terminal.Json(reply);
        }
        else
        {
            asText(Terminal);
        }
    }

    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}
