using System.CommandLine;
using Grpc.Core;
using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Commands;

/// <summary>Request ids: a command repeated with the same id is carried out only once.</summary>
internal static class RequestIds
{
    public static readonly Option<string> Option = new("--request-id")
    {
        Description = "Repeat a command with the same id and it is carried out once. A new one when left out.",
        HelpName = "ID",
    };

    public static string Of(Session session) => session.Value(Option) ?? Guid.NewGuid().ToString("N");

    /// <summary>Makes a call. If its outcome is unknown, the error says how to find out.</summary>
    public static async Task<T> SayingHowToRepeatAsync<T>(Session session, string requestId, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RpcException unknown) when (unknown.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            var (exitCode, line) = session.Explain(unknown);
            throw new CommandException(exitCode, $"{line}; to be sure, repeat with --request-id {requestId}", unknown);
        }
    }
}
