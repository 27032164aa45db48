using System.CommandLine;
using Google.Rpc;
using Grpc.Core;
using TrialMatch.Cli.Commands;

namespace TrialMatch.Cli.Errors;

/// <summary>Converts the server's errors to text.</summary>
internal static class RpcFailures
{
    public static int ExitCodeOf(RpcException failure) => failure.StatusCode switch
    {
        StatusCode.FailedPrecondition or StatusCode.AlreadyExists or StatusCode.Aborted
            or StatusCode.PermissionDenied or StatusCode.Unauthenticated => ExitCodes.Refused,
        StatusCode.ResourceExhausted when IsOverload(failure) => ExitCodes.Unreachable,
        StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.OutOfRange or StatusCode.ResourceExhausted => ExitCodes.BadInput,
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => ExitCodes.Unreachable,
        StatusCode.Cancelled => ExitCodes.Interrupted,
        _ => IsTransport(failure) ? ExitCodes.Unreachable : ExitCodes.Failed,
    };

    public static string Describe(RpcException failure, ParseResult parsed)
    {
        var server = GlobalOptions.ServerOf(parsed);
        if (failure.StatusCode == StatusCode.Cancelled)
        {
            return "interrupted";
        }

        if (failure.StatusCode == StatusCode.DeadlineExceeded)
        {
            return $"the server at {server} did not answer in time";
        }

        if (failure.StatusCode == StatusCode.Unauthenticated)
        {
            return Login.Advice(parsed);
        }

        if (failure.StatusCode == StatusCode.PermissionDenied)
        {
            return $"{Refusal(failure, parsed)}; {Login.OtherRole(parsed)}";
        }

        return IsTransport(failure)
            ? $"no TrialMatch server answers at {server} ({RootCause(failure)}); start one with: trialmatch serve"
            : Refusal(failure, parsed);
    }

    /// <summary>Names a failure in a word or two, to count it: its status, and the reason where one is given, e.g. "FailedPrecondition WRONG_STATE".</summary>
    public static string NameOf(RpcException failure) =>
        failure.GetRpcStatus()?.GetDetail<ErrorInfo>() is { } info ? $"{failure.StatusCode} {info.Reason}" : $"{failure.StatusCode}";

    private static string Refusal(RpcException failure, ParseResult parsed)
    {
        var violations = failure.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations;
        if (violations is not { Count: > 0 })
        {
            return failure.Status.Detail;
        }

        return InOneLine.Of([.. violations.Select(violation => $"{FieldsAsTyped.NameOf(violation.Field, parsed)}: {violation.Description}")]);
    }

    private static bool IsOverload(RpcException failure) => failure.GetRpcStatus()?.GetDetail<RetryInfo>() is not null;

    // The server's own errors carry no exception of the client.
    private static bool IsTransport(RpcException failure) => failure.Status.DebugException is not null;

    private static string RootCause(RpcException failure)
    {
        var cause = failure.Status.DebugException!;
        while (cause.InnerException is { } inner)
        {
            cause = inner;
        }

        return cause.Message;
    }
}
