using Grpc.Core;
using Grpc.Core.Interceptors;

namespace TrialMatch.Api.Health;

/// <summary>Counts call outcomes as callers see them.</summary>
internal sealed class CallTallyInterceptor(CallTally tally) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            var response = await continuation(request, context);
            tally.Count(isFailure: false);
            return response;
        }
        catch (RpcException failure)
        {
            tally.Count(failure.StatusCode == StatusCode.Internal);
            throw;
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
            tally.Count(isFailure: false);
        }
        catch (RpcException failure)
        {
            tally.Count(failure.StatusCode == StatusCode.Internal);
            throw;
        }
    }
}
