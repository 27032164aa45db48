using System.Collections.Concurrent;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks;

/// <summary>What became of the studies, so that a fast run of refusals is not taken for a fast run of placements.</summary>
internal sealed class Outcomes
{
    private readonly ConcurrentDictionary<Study.Types.State, int> _byState = new();
    private int _sites;
    private int _secondRounds;

    public bool Any => !_byState.IsEmpty;

    public void Count(Study study)
    {
        _byState.AddOrUpdate(study.State, 1, (_, count) => count + 1);
        Interlocked.Add(ref _sites, study.Plan.Sites.Count(site => site.Reason == SiteDecision.Types.Reason.Chosen));
        if (study.MatchingRound > 1)
        {
            Interlocked.Increment(ref _secondRounds);
        }
    }

    public override string ToString() =>
        $"{string.Join(", ", _byState.OrderBy(each => each.Key).Select(each => $"{each.Value} {each.Key}"))}; {_sites / (double)_byState.Values.Sum():0.0} sites held by each; {_secondRounds} needed a second round";
}
