using System.Diagnostics;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Benchmarks;

/// <summary>What planning alone costs, on one core and an empty calendar: the part of a preview that is arithmetic.</summary>
internal sealed record PlanningTime(double ClassifyMicroseconds, double FiguresMicroseconds, double PlanMicroseconds)
{
    private const int Repeats = 200;

    private static readonly (string Condition, int Target)[] Kinds =
        [("Breast Cancer", 40), ("Rheumatoid Arthritis", 60), ("Multiple Sclerosis", 24), ("Heart Failure", 60), ("Crohn Disease", 30)];

    public static PlanningTime Measure(NetworkSeed network)
    {
        var today = new DateOnly(2027, 1, 1);
        var trusts = network.Trusts.Select(trust => PlanningDefaults.ProfileFor(network, trust.Id)).ToDictionary(profile => profile.Id);
        var (classify, figures, plan) = (0d, 0d, 0d);
        foreach (var draft in Kinds.Select(kind => DraftOf(kind.Condition, kind.Target)))
        {
            var subject = StudySubject.Of(draft);
            var classification = Classifier.Classify(subject);
            var window = EnrolmentWindow.Of(draft, today);
            var demand = window.DemandOf(draft, classification.Lead!.Value);
            var query = new SiteQuery(classification.Lead.Value, classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
            var ledgers = network.NetworkOf(classification.Lead.Value)
                .Select(trust => (Profile: trusts[trust], Ledger: new Ledger(new ProfileCapacity(trusts[trust])))).ToList();
            List<SiteFigures> Ask() => [.. ledgers.Select(each => SiteFigures.From(each.Profile, each.Ledger, [], query))];
            var answers = Ask();
            classify += Microseconds(() => Classifier.Classify(subject));
            figures += Microseconds(Ask);
            plan += Microseconds(() => PlacementPlanner.Plan(draft, classification, window, answers, network.Planning, StandingSites.None));
        }

        return new PlanningTime(classify / Kinds.Length, figures / Kinds.Length, plan / Kinds.Length);
    }

    public override string ToString() =>
        $"on one core, mean of {Kinds.Length} kinds of study: classify {ClassifyMicroseconds:0} µs, figures of all sites {FiguresMicroseconds:0} µs, caps, selection and explanation {PlanMicroseconds:0} µs";

    private static double Microseconds(Func<object> work)
    {
        for (var i = 0; i < Repeats; i++)
        {
            work();
        }

        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Repeats; i++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Repeats;
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
