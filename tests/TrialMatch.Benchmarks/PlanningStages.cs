using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;

namespace TrialMatch.Benchmarks;

/// <summary>The stages of planning one study, each on what the one before it gave, as the service goes through them.</summary>
internal sealed record PlanningStages(ImmutableArray<(string Name, Func<object> Work)> Stages)
{
    private static readonly (string Condition, int Target)[] Kinds =
        [("Breast Cancer", 40), ("Rheumatoid Arthritis", 60), ("Multiple Sclerosis", 24), ("Heart Failure", 60), ("Crohn Disease", 30)];

    /// <param name="capacityPercent">What each trust has of what the network says; its calendar is empty.</param>
    public static ImmutableArray<PlanningStages> OfEachKind(NetworkSeed network, int capacityPercent)
    {
        ImmutableArray<(TrustProfile Profile, Ledger Ledger)> trusts =
        [
            .. network.Trusts.Select(trust => PlanningDefaults.ProfileFor(network, trust.Id))
                .Select(profile => (profile, new Ledger(CapacityOf(profile, capacityPercent)))),
        ];
        return [.. Kinds.Select(kind => Of(DraftOf(kind.Condition, kind.Target), network, trusts))];
    }

    // The service keeps what a trust declares ready to be read, which a part of it is not: the first stage takes longer there.
    private static IDeclaredCapacity CapacityOf(TrustProfile profile, int percent) =>
        percent == 100 ? new ProfileCapacity(profile) : new ScaledCapacity(new ProfileCapacity(profile), percent);

    private static PlanningStages Of(StudyDraft draft, NetworkSeed network, ImmutableArray<(TrustProfile Profile, Ledger Ledger)> trusts)
    {
        var today = new DateOnly(2027, 1, 1);
        var classification = Classify();
        var (window, query) = Query();
        ImmutableArray<Area> openIn = [.. classification.Areas];
        var figures = Ask();
        return new PlanningStages(
        [
            ("classification", Classify),
            ("window and demand", () => Query().Query),
            ("figures of all sites", Ask),
            ("caps, selection, explanations, texts", Plan),
        ]);

        Classification Classify() => Classifier.Classify(StudySubject.Of(draft));

        (EnrolmentWindow Window, SiteQuery Query) Query()
        {
            var lead = classification.Lead!.Value;
            var over = EnrolmentWindow.Of(draft, today);
            var demand = over.DemandOf(draft, lead);
            return (over, new SiteQuery(lead, classification.ConditionGroup, demand, over.First, over.CalendarMonths(demand)));
        }

        List<SiteFigures> Ask()
        {
            var answers = new List<SiteFigures>(trusts.Length);
            foreach (var (profile, ledger) in trusts)
            {
                if (SiteFigures.From(profile, ledger, [], query, openIn) is { } answer)
                {
                    answers.Add(answer);
                }
            }

            return answers;
        }

        PlacementPlan Plan() => PlacementPlanner.Plan(draft, classification, window, figures, network, StandingSites.None);
    }

    private static StudyDraft DraftOf(string condition, int targetPatients) => new(
        condition,
        Phase.Phase3,
        StudyType.Interventional,
        targetPatients,
        new DateOnly(2028, 1, 1),
        new DateOnly(2029, 6, 30),
        InterventionTypes: [InterventionType.Drug],
        Conditions: [condition],
        FollowUpMonths: 12);
}
