using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Placement.Changes;

/// <summary>Trusts with ledgers, which have a part of the capacity that is planned with.</summary>
internal sealed class ScarceNetwork
{
    private static readonly DateOnly Today = new(2027, 1, 1);
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<TrustId, (TrustProfile Profile, Ledger Ledger)> _trusts;

    private ScarceNetwork(IEnumerable<TrustProfile> profiles) =>
        _trusts = profiles.ToDictionary(profile => profile.Id, profile => (profile, new Ledger(new ProfileCapacity(profile))));

    public static NetworkSeed Seed => AmpleNetwork.Seed;

    /// <param name="percent">The part of each pool that each trust has; null where it has no such pool.</param>
    /// <param name="only">The trusts; empty for all.</param>
    public static ScarceNetwork Of(Func<PoolKind, int?> percent, params TrustId[] only) => Of(only, profile => profile with
    {
        Pools =
        [
            .. profile.Pools
                .Select(pool => (Pool: pool, Percent: percent(pool.Pool.Kind)))
                .Where(part => part.Percent is not null)
                .Select(part => part.Pool with { Declared = PartOf(part.Pool.Declared, part.Percent!.Value) }),
        ],
    });

    /// <summary>Returns trusts with all that is planned with, and no open site in an area.</summary>
    public static ScarceNetwork ClosedTo(Area area, params TrustId[] only) => Of(only, profile => profile with { OpenAreas = profile.OpenAreas.Remove(area) });

    /// <summary>Returns the same trusts, with nothing reserved, after a change that was really made.</summary>
    public ScarceNetwork After(CapacityChange change) => new(_trusts.Values.Select(trust => trust.Profile.Id == change.Trust ? Changed(trust.Profile, change) : trust.Profile));

    public StudyToReplan Read(StudyDraft draft)
    {
        var classification = Classifier.Classify(StudySubject.Of(draft));
        var window = EnrolmentWindow.Of(draft, Today);
        var demand = window.DemandOf(draft, classification.Lead!.Value);
        var query = new SiteQuery(classification.Lead.Value, classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
        return new StudyToReplan(
            draft, classification, window, demand, StandingSites.None, [.. _trusts.Values.Select(trust => SiteFigures.From(trust.Profile, trust.Ledger, [], query))]);
    }

    /// <summary>Plans the studies one after another and reserves what each takes that can be offered enough.</summary>
    public ImmutableArray<PlacementPlan> Serve(IEnumerable<StudyDraft> drafts) => [.. drafts.Select((draft, i) => ServeOne(StudyId.FromText($"study-{i}"), Read(draft)))];

    private PlacementPlan ServeOne(StudyId id, StudyToReplan study)
    {
        var plan = PlacementPlanner.Plan(study.Draft, study.Classification, study.Window, study.Figures, Seed, StandingSites.None);
        foreach (var site in plan.Outcome == PlanOutcome.Feasible ? plan.Chosen : [])
        {
            Assert.True(_trusts[site.Trust].Ledger.Reserve(new Reservation(id, Round: 1, site.Cap, site.HoldFor(1).Takes), Now).IsHeld);
        }

        return plan;
    }

    private static ScarceNetwork Of(TrustId[] only, Func<TrustProfile, TrustProfile> change) => new(Seed.Trusts
        .Where(trust => only.Length == 0 || only.Contains(trust.Id))
        .Select(trust => change(PlanningDefaults.ProfileFor(Seed, trust.Id))));

    private static TrustProfile Changed(TrustProfile profile, CapacityChange change) => change switch
    {
        CapacityChange.OpenedSite opened => profile with { OpenAreas = profile.OpenAreas.Add(opened.Area) },
        CapacityChange.MoreOfPool more => profile.With(more.Pool, Plus(profile.Find(more.Pool.Id)?.Declared ?? DeclaredCapacity.Level(0), more.UnitsPerMonth)),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static DeclaredCapacity PartOf(DeclaredCapacity declared, int percent) => new([.. declared.ByMonthOfYear.Select(amount => (int)((long)amount * percent / 100))], []);

    private static DeclaredCapacity Plus(DeclaredCapacity declared, int units) => new([.. declared.ByMonthOfYear.Select(amount => amount + units)], []);
}
