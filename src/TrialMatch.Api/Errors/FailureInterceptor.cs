using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using TrialMatch.Api.Streaming;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Api.Errors;

/// <summary>Converts failures of the service into what a caller may see: whether to retry, and no internal details.</summary>
internal sealed partial class FailureInterceptor(IStoreHealth store, ILogger<FailureInterceptor> logger) : Interceptor
{
    private const string OutcomeUnknown = "the outcome is unknown; repeat with the same request id";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw Translate(failure, context, IsCommand(request));
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, new EndedCallWriter<TResponse>(responseStream), context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw Translate(failure, context, IsCommand(request));
        }
    }

    /// <summary>A command carries a request id, by which it may be repeated; a read changes nothing.</summary>
    private static bool IsCommand(object request) => request is IMessage message && message.Descriptor.FindFieldByName("request_id") is not null;

    private RpcException Translate(Exception failure, ServerCallContext context, bool isCommand)
    {
        if (failure is OperationCanceledException && context.CancellationToken.IsCancellationRequested)
        {
            return new RpcException(new Status(StatusCode.Cancelled, "the caller cancelled the call"));
        }

        var isTransient = failure.IsTransient();
        if (isTransient && store.Trouble is { } trouble)
        {
            // The store has already logged its trouble, once.
            LogStoreTrouble(failure, context.Method, trouble);
            return new RpcException(new Status(
                StatusCode.Unavailable, isCommand ? $"nothing can be stored: {trouble}; {OutcomeUnknown}" : $"nothing can be read: {trouble}; try again"));
        }

        LogFailure(failure, context.Method);
        if (failure is InvalidDataException)
        {
            return new RpcException(new Status(StatusCode.DataLoss, "stored data cannot be read; the log of the service says what an operator has to restore"));
        }

        return isTransient
            ? new RpcException(new Status(StatusCode.Unavailable, isCommand ? OutcomeUnknown : "no answer from the service; try again"))
            : new RpcException(new Status(StatusCode.Internal, "the service failed; its log has the details"));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} failed while the store is in trouble: {Trouble}")]
    private partial void LogStoreTrouble(Exception failure, string method, string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed")]
    private partial void LogFailure(Exception failure, string method);
}
