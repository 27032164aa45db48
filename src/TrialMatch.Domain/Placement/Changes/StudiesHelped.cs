using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Placement.Changes;

/// <summary>
/// How many more studies could be offered after a change than before. Numbers are negative where a study that now gets through takes what studies
/// behind it would have got.
/// </summary>
/// <param name="Patients">The patients that could be offered to them in the whole country, at the probabilities they ask for.</param>
/// <param name="ExpectedHere">Of the patients that their plans expect, those at the trust that changes.</param>
/// <param name="StudiesCloser">The other studies to which more patients could be offered, though still too few; each with all of the change to itself.</param>
/// <param name="ByArea">The number of studies by lead area, without areas where it is 0.</param>
public sealed record StudiesHelped(int Patients, double ExpectedHere, int StudiesCloser, ImmutableSortedDictionary<Area, int> ByArea)
{
    public static StudiesHelped None { get; } = new(0, 0, 0, ImmutableSortedDictionary<Area, int>.Empty);

    public int Studies => ByArea.Values.Sum();

    /// <summary>Adds what becomes of one study.</summary>
    /// <param name="now">Its plan before the change.</param>
    /// <param name="then">Its plan after it.</param>
    internal StudiesHelped With(PlacementPlan now, PlacementPlan then, TrustId here) => (now.Outcome == PlanOutcome.Feasible, then.Outcome == PlanOutcome.Feasible) switch
    {
        (false, false) => then.OfferablePatients > now.OfferablePatients ? this with { StudiesCloser = StudiesCloser + 1 } : this,
        (false, true) => With(then, here, times: +1),
        (true, false) => With(now, here, times: -1),
        _ => With(then, here, times: +1).With(now, here, times: -1),
    };

    private StudiesHelped With(PlacementPlan plan, TrustId here, int times)
    {
        var area = plan.Classification.Lead ?? Area.OtherFields;
        var inArea = ByArea.GetValueOrDefault(area) + times;
        return this with
        {
            Patients = Patients + (times * plan.OfferablePatients),
            ExpectedHere = ExpectedHere + (times * plan.Chosen.Where(site => site.Trust == here).Sum(site => site.Patients?.Mean ?? 0)),
            ByArea = inArea == 0 ? ByArea.Remove(area) : ByArea.SetItem(area, inArea),
        };
    }
}
