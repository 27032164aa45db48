using System.CommandLine;
using Google.Protobuf;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;

namespace TrialMatch.Cli.Commands;

/// <summary>One run of a command: what was asked for, where to print, which server to call.</summary>
internal sealed class Session : IDisposable
{
    private readonly ParseResult _parsed;
    private readonly Lazy<ServerConnection> _server;

    private Session(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        _parsed = parsed;
        Terminal = terminal;
        Cancellation = cancellation;
        _server = new(() => new ServerConnection(GlobalOptions.AddressOf(parsed), Timeout, cancellation));
    }

    public Terminal Terminal { get; }

    public CancellationToken Cancellation { get; }

    public ServerConnection Server => _server.Value;

    public string ServerAddress => GlobalOptions.ServerOf(_parsed);

    public TimeSpan Timeout => GlobalOptions.TimeoutOf(_parsed);

    public bool IsJson => GlobalOptions.OutputOf(_parsed) == OutputFormat.Json;

    /// <summary>Makes the command run as said.</summary>
    public static Command For(Command command, Terminal terminal, Func<Session, Task> run)
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            using var session = new Session(parsed, terminal, cancellation);
            try
            {
                await run(session);
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                // Whatever else broke off broke off because of that.
                throw new OperationCanceledException(cancellation);
            }
        });
        return command;
    }

    /// <summary>What a failure means to whoever typed the command: an exit code and one line.</summary>
    public (int ExitCode, string Line) Explain(Exception failure) => Failures.Explain(failure, _parsed);

    public T? Value<T>(Option<T> option) => _parsed.GetValue(option);

    public T? Value<T>(Argument<T> argument) => _parsed.GetValue(argument);

    public T Required<T>(Option<T> option) => _parsed.GetRequiredValue(option);

    public T Required<T>(Argument<T> argument) => _parsed.GetRequiredValue(argument);

    /// <summary>Prints a reply: as proto JSON where that was asked for, else as the text given.</summary>
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
