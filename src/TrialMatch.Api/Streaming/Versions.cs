using TrialMatch.Api.Errors;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Api.Streaming;

internal static class Versions
{
    /// <summary>Returns the entries, or INVALID_ARGUMENT if the version to resume from is not one of this stream.</summary>
    public static async IAsyncEnumerable<FeedEntry> OrInvalidVersion(this IAsyncEnumerable<FeedEntry> entries)
    {
        await using var each = entries.GetAsyncEnumerator();
        while (await MoveNextAsync(each))
        {
            yield return each.Current;
        }
    }

    private static async Task<bool> MoveNextAsync(IAsyncEnumerator<FeedEntry> each)
    {
        try
        {
            return await each.MoveNextAsync();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw ApiErrors.Invalid("after_version", "expected 0 or the last version seen on this stream");
        }
    }
}
