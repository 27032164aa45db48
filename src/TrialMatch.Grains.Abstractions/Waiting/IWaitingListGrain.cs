namespace TrialMatch.Grains.Abstractions.Waiting;

/// <summary>
/// Serves the studies that wait, in their order. There is one, with the key 0: two at once could serve a later study first.
/// </summary>
[Alias("trialmatch.IWaitingListGrain")]
public interface IWaitingListGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Tries each waiting study in order, if capacity may have come free since it was last tried: for some seconds at most; the next call goes on
    /// where this one stopped.
    /// </summary>
    /// <returns>Whether the end of the list was reached: the next call begins with the first again.</returns>
    [Alias("Serve")]
    Task<bool> ServeAsync();
}
