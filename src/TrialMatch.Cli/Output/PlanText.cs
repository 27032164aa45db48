using TrialMatch.Cli.Input;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a plan: the centre and why, the offer and what binds it, the sites and the others.</summary>
internal static class PlanText
{
    private const int EveryPatientPerMille = 1_000;

    /// <summary>Prints everything behind the answer.</summary>
    public static void WriteInFull(Terminal terminal, Plan plan, StudyInput input, CentreDirectory centres)
    {
        terminal.Line();
        WriteCentres(terminal, plan.Classification, centres);
        IntakeText.WriteInFull(terminal, input.Draft);
        if (plan.Outcome != Plan.Types.Outcome.Unclassified)
        {
            WriteOffer(terminal, plan, input.Draft);
        }

        SitesText.Write(terminal, plan.Sites);
        foreach (var assumption in plan.Assumptions)
        {
            terminal.Line($"assumed: {assumption}");
        }

        foreach (var note in input.Notes)
        {
            terminal.Line($"import: {note.Field}: {note.Description}");
        }
    }

    /// <summary>Prints on one line whose study it is.</summary>
    public static void WriteCentre(Terminal terminal, Classification classification, CentreDirectory centres)
    {
        if (!classification.Triage)
        {
            var with = string.Concat(classification.CoLeads.Select(area => $", with {centres.ShortNameOf(area)}"));
            terminal.Line($"  of {centres.ShortNameOf(classification.Lead)}{with}");
        }
    }

    /// <summary>
    /// Prints the rest of a plan besides its chosen sites: the others by reason, the price of balance, and the number of assumptions.
    /// </summary>
    public static void WriteRest(Terminal terminal, Plan plan, int notes)
    {
        OtherSitesText.Write(terminal, plan.Sites);
        terminal.Line();
        if (plan.PriceOfFairness > 0)
        {
            terminal.Line($"{BalanceCost(plan)} of this plan over the cheapest.");
        }

        DefaultMark.WriteLegend(terminal, plan.Sites.Where(Reasons.IsChosen));
        WriteAssumptionCount(terminal, plan, notes);
    }

    /// <summary>Prints how many assumptions and import notes there are to look up.</summary>
    public static void WriteAssumptionCount(Terminal terminal, Plan plan, int notes) => terminal.Line(
        $"Assumptions: {Figures.Whole(plan.Assumptions.Count)}; import notes: {Figures.Whole(notes)}. --details lists them, and every site with its figures.");

    private static void WriteCentres(Terminal terminal, Classification classification, CentreDirectory centres)
    {
        terminal.Line(classification.Triage
            ? "Centre   none covers it; the coordinating unit assigns one or forwards it (triage)"
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

        // Of a field without a centre, the group is the field.
        if (classification.ConditionGroup.Length > 0 && classification.Field.Length == 0)
        {
            terminal.Line($"  group  {EnumNames.InWords(classification.ConditionGroup)}");
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

        if (plan.HomeRegions.Count > 0)
        {
            var homes = plan.HomeRegions.Select(home => Figures.Format($"{home.ExpectedPatients:0.0} in {home.Region}"));
            terminal.Line($"  living {string.Join(", ", homes)}: with those whom other hospitals refer to the sites");
        }

        WriteShare(terminal, plan, draft);

        terminal.Line(
            $"Cost     {Figures.Units(plan.Cost)} relative units; smallest region's ratio {Figures.Format($"{plan.MinRegionRatio:0.00}")}");
        if (plan.PriceOfFairness > 0)
        {
            terminal.Line($"  of it  {BalanceCost(plan)} over the cheapest plan");
        }

        foreach (var region in plan.Regions.Where(region => region.Discount > 0))
        {
            terminal.Line(Figures.Format(
                $"  behind {region.Region}, with {region.AccountRatio:0.00} of its due: its sites counted {region.Discount * 100:0.#} % cheaper to open and run"));
        }
    }

    /// <summary>Prints what part of the eligible patients the expected ones come from, where it is not all.</summary>
    private static void WriteShare(Terminal terminal, Plan plan, StudyDraft draft)
    {
        if (plan.EligibleSharePerMille < EveryPatientPerMille)
        {
            var who = draft.Intake is { Biomarker.Length: > 0 } intake ? $"those with {intake.Biomarker}, " : string.Empty;
            var source = draft.HasEligibleSharePerMille ? "as the sponsor says" : "a planning default, see below";
            terminal.Line($"  of     {Figures.Whole(plan.EligibleSharePerMille)} in 1,000 eligible patients: {who}{source}; rates and the figures under Eligible count these alone");
        }
    }

    private static string BalanceCost(Plan plan) => $"The regional balance costs {Figures.Percent(plan.PriceOfFairness)}";

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
