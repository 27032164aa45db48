using Orleans.CodeGeneration;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Grains.Abstractions.Waiting;

/// <summary>Serves the waiting list in order. There is only one, with the key 0: two at once could serve a later study first.</summary>
[Alias("trialmatch.IWaitingListGrain")]
[Version(GrainVersion.Current)]
public interface IWaitingListGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Tries each waiting study in order if capacity may have become free since its last try. Stops after a few seconds; the next call
    /// continues from there.
    /// </summary>
    /// <returns>Whether the end of the list was reached, so that the next call starts from the first study.</returns>
    [Alias("Serve")]
    Task<bool> ServeAsync();
}
