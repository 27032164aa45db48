using Grpc.Core;

namespace TrialMatch.Api.Streaming;

/// <summary>
/// Writes to a stream whose call may have ended meanwhile. At a deadline gRPC closes the writer first and cancels the call afterwards; a
/// message in between failed as if it were a fault of ours.
/// </summary>
internal sealed class EndedCallWriter<T>(IServerStreamWriter<T> inner) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    /// <exception cref="RpcException">CANCELLED: the call has ended.</exception>
    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    /// <inheritdoc cref="WriteAsync(T)"/>
    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        try
        {
            await inner.WriteAsync(message, cancellationToken);
        }
        catch (InvalidOperationException)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "the call has ended"));
        }
    }
}
