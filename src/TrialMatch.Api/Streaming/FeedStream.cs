using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Api.Streaming;

/// <summary>
/// A topic of the feed as a stream that a call sends on for as long as it lasts. The next page is read only when the last one
/// was taken, so a slow client holds no memory here and loses nothing.
/// </summary>
internal sealed class FeedStream(IFeed feed, IHostApplicationLifetime host)
{
    /// <summary>Most entries read at once: a bound on memory for each stream, not on what it sends.</summary>
    public const int EntriesPerPage = 100;

    /// <summary>
    /// The entries after a sequence, each once and in order, first those that are there and then those that come. The stream
    /// ends, without an exception, when the call is cancelled or the host stops; the reader resumes after the last sequence it saw.
    /// </summary>
    /// <param name="after">
    /// The last sequence that the reader has seen, 0 for none. To follow what a snapshot shows, ask for the topic's last
    /// sequence first, then take the snapshot: what falls between is then sent once more than needed, never once too few.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The topic has no such sequence, so it came from another topic, or from data that a restored backup does not have:
    /// going on from it would leave out what was told in between.
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
            // Over before it began: the first look for a page ends the stream.
        }
    }

    /// <returns>At least one entry, or none when the stream is to end: then whatever failed, failed because of that.</returns>
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
