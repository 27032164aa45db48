using System.Collections.Concurrent;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Sponsors;

/// <summary>
/// Whether a sponsor is registered. One that is stays so, and is asked once in each process; one that is not may be the next moment,
/// and is asked every time. So what is kept is never more than the sponsors there are.
/// </summary>
internal sealed class KnownSponsors(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<SponsorId, bool> _registered = new();

    public ValueTask<bool> IsRegisteredAsync(SponsorId sponsor) =>
        _registered.ContainsKey(sponsor) ? ValueTask.FromResult(true) : AskAsync(sponsor);

    private async ValueTask<bool> AskAsync(SponsorId sponsor)
    {
        var reply = await grains.GetGrain<ISponsorGrain>(sponsor.Value).GetAsync();
        return reply.Sponsor is not null && (_registered[sponsor] = true);
    }
}
