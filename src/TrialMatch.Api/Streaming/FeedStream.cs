using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Api.Streaming;

/// <summary>
/// Streams a topic of the feed for as long as the call lasts. The next page is read only when the previous one has been consumed, so a
/// slow client uses no memory here and loses nothing.
/// </summary>
internal sealed class FeedStream(IFeed feed, IHostApplicationLifetime host)
{
    /// <summary>The maximum number of entries read at once; bounds memory for each stream, not what it sends.</summary>
    public const int EntriesPerPage = 100;

    /// <summary>Sends the entries after a sequence, as <see cref="FollowAsync"/> returns them, until the call is cancelled.</summary>
    /// <exception cref="RpcException">
    /// INVALID_ARGUMENT: the topic has no such sequence. UNAVAILABLE: the host stops; the reader resumes elsewhere.
    /// </exception>
    public async Task SendAsync(string topic, long after, Func<FeedEntry, CancellationToken, Task> send, CancellationToken callCancelled)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(callCancelled, host.ApplicationStopping);
        try
        {
            await foreach (var entry in FollowAsync(topic, after, callCancelled).OrInvalidVersion())
            {
                await send(entry, either.Token);
            }
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            // A reader that takes nothing any more.
        }

        StoppingServer.EndStream(host);
    }

    /// <summary>
    /// Returns the entries after a sequence, each once and in order: first the existing ones, then new ones as they arrive. The stream
    /// ends without an exception when the call is cancelled or the host stops; the reader resumes after the last sequence it saw.
    /// </summary>
    /// <param name="after">
    /// The last sequence that the reader has seen; 0 for none. To follow a snapshot, ask for the topic's last sequence first, then take
    /// the snapshot: an event in between is then sent twice rather than not at all.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The topic has no such sequence: it belongs to another topic, or to data newer than a restored backup. Resuming from it would skip
    /// events.
    /// </exception>
    public async IAsyncEnumerable<FeedEntry> FollowAsync(
        string topic, long after, [EnumeratorCancellation] CancellationToken callCancelled)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(callCancelled, host.ApplicationStopping);
        var stop = either.Token;
        await CheckAsync(topic, after, stop);
        while (await NextAsync(topic, after, stop) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                if (stop.IsCancellationRequested)
                {
                    yield break;
                }

                yield return entry;
                after = entry.Sequence;
            }
        }
    }

    private async Task CheckAsync(string topic, long after, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        try
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(after, await feed.LastSequenceAsync(topic, stop));
        }
        catch (Exception failure) when (failure is not ArgumentOutOfRangeException && stop.IsCancellationRequested)
        {
            // Cancelled before the start: the first read ends the stream.
        }
    }

    /// <returns>At least one entry; none when the stream is to end, in which case any failure is a result of that.</returns>
    private async Task<IReadOnlyList<FeedEntry>> NextAsync(string topic, long after, CancellationToken stop)
    {
        try
        {
            await feed.WaitAsync(topic, after, stop);
            return await feed.ReadAsync(topic, after, EntriesPerPage, stop);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return [];
        }
    }
}
