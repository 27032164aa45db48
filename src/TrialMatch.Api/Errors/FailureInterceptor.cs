using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Api.Errors;

/// <summary>Converts failures of the service into what a caller may see: whether to retry, and no internal details.</summary>
internal sealed partial class FailureInterceptor(IStoreHealth store, ILogger<FailureInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw Translate(failure, context);
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
            await continuation(request, responseStream, context);
        }
        catch (Exception failure) when (failure is not RpcException)
        {
            throw Translate(failure, context);
        }
    }

    private RpcException Translate(Exception failure, ServerCallContext context)
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
                StatusCode.Unavailable, $"nothing can be stored: {trouble}; the outcome is unknown; repeat with the same request id"));
        }

        LogFailure(failure, context.Method);
        if (failure is InvalidDataException)
        {
            return new RpcException(new Status(StatusCode.DataLoss, "stored data cannot be read; the log of the service says what an operator has to restore"));
        }

        return isTransient
            ? new RpcException(new Status(StatusCode.Unavailable, "the outcome is unknown; repeat with the same request id"))
            : new RpcException(new Status(StatusCode.Internal, "the service failed; its log has the details"));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} failed while the store is in trouble: {Trouble}")]
    private partial void LogStoreTrouble(Exception failure, string method, string trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed")]
    private partial void LogFailure(Exception failure, string method);
}
