using System.Threading.Channels;

namespace TrialMatch.Storage.States;

/// <summary>Writes that wait for the one who carries them out in groups.</summary>
internal sealed class WriteQueue(StorageOptions options)
{
    private readonly Channel<PendingWrite> _channel = Channel.CreateBounded<PendingWrite>(
        new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });

    /// <summary>Waits for room.</summary>
    /// <exception cref="ChannelClosedException">The queue is closed.</exception>
    public ValueTask AddAsync(PendingWrite write, CancellationToken cancellationToken) => _channel.Writer.WriteAsync(write, cancellationToken);

    /// <summary>Takes no more writes; those in it can still be taken out.</summary>
    public void Complete() => _channel.Writer.TryComplete();

    /// <returns>False once the queue is closed and empty.</returns>
    public ValueTask<bool> WaitAsync() => _channel.Reader.WaitToReadAsync();

    /// <summary>Moves what may share a transaction into a group, in order, as far as the limits of one allow.</summary>
    /// <param name="group">Empty at first.</param>
    /// <param name="tryJoin">False for a write that cannot go with those before it: it ends the group and begins the next.</param>
    public void Take(List<PendingWrite> group, Func<PendingWrite, bool>? tryJoin = null)
    {
        var bytes = 0L;
        while (group.Count < options.MaxBatchWrites
            && bytes < options.MaxBatchBytes
            && _channel.Reader.TryPeek(out var pending)
            && tryJoin?.Invoke(pending) != false)
        {
            _channel.Reader.TryRead(out _);
            group.Add(pending);
            bytes += pending.Write.Bytes;
        }
    }
}
