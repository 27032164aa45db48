using Grpc.Core;

namespace TrialMatch.Api.Views;

/// <summary>Cuts each message of a stream to its reader.</summary>
internal sealed class CutStream<T>(IServerStreamWriter<T> stream, Reader? reader) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => stream.WriteOptions;
        set => stream.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        ReaderViews.Cut(message, reader);
        return stream.WriteAsync(message, cancellationToken);
    }
}
