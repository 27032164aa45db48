using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>A plan for people: the centre and why, the offer and what binds it, the sites and the others.</summary>
internal static class PlanText
{
    public static void Write(Terminal terminal, Plan plan, StudyDraft draft, CentreDirectory centres)
    {
        terminal.Line();
        WriteCentres(terminal, plan.Classification, centres);
        if (plan.Outcome != Plan.Types.Outcome.Unclassified)
        {
            WriteOffer(terminal, plan, draft);
        }

        SitesText.Write(terminal, plan.Sites);
        foreach (var assumption in plan.Assumptions)
        {
            terminal.Line($"assumed: {assumption}");
        }
    }

    private static void WriteCentres(Terminal terminal, Classification classification, CentreDirectory centres)
    {
        terminal.Line(classification.Triage
            ? "Centre   none fits; the coordinating unit assigns one (triage)"
            : $"Centre   {centres.NameOf(classification.Lead)}");
        if (classification.Field.Length > 0)
        {
            terminal.Line($"  field  {classification.Field}");
        }

        foreach (var area in classification.SuggestedAreas)
        {
            terminal.Line($"  maybe  {centres.NameOf(area)}");
        }

        foreach (var coLead in classification.CoLeads)
        {
            terminal.Line($"  with   {centres.NameOf(coLead)}");
        }

        foreach (var reason in classification.Reasons)
        {
            terminal.Line($"  why    {reason}");
        }

        if (classification.ConditionGroup.Length > 0)
        {
            terminal.Line($"  group  {classification.ConditionGroup}");
        }
    }

    private static void WriteOffer(Terminal terminal, Plan plan, StudyDraft draft)
    {
        terminal.Line($"Offer    {Verdict(plan.Outcome)}{Offered(plan)} (wanted {Figures.Wanted(plan.WantedProbability)})");
        foreach (var binding in plan.Binding)
        {
            terminal.Line($"  binds  {binding}");
        }

        terminal.Line(
            $"On time  {Figures.Whole(plan.TargetPatients)} patients by {Figures.Day(draft.EnrolmentEnd)} with probability {Figures.Probability(plan.Probability)}");
        if (plan.Patients is not null)
        {
            terminal.Line($"Expected {Figures.Expected(plan.Patients)} patients from the chosen sites together (80 % interval)");
        }

        terminal.Line(
            $"Cost     {Figures.Units(plan.Cost)} relative units; price of fairness {Figures.Percent(plan.PriceOfFairness)}, smallest region's ratio {Figures.Format($"{plan.MinRegionRatio:0.00}")}");
    }

    private static string Offered(Plan plan) => plan.OfferablePatients == 0
        ? $"none of {Figures.Whole(plan.TargetPatients)} patients"
        : $"{Figures.Whole(plan.OfferablePatients)} of {Figures.Whole(plan.TargetPatients)} patients with probability {Figures.Probability(plan.OfferableProbability)}";

    private static string Verdict(Plan.Types.Outcome outcome) => outcome switch
    {
        Plan.Types.Outcome.CapacityShort => "capacity is short now: ",
        Plan.Types.Outcome.Infeasible => "not feasible, even on empty calendars: ",
        _ => string.Empty,
    };
}
