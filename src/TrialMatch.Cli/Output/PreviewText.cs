using TrialMatch.Cli.Input;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a preview: the answer, the study it was asked for, and the plan.</summary>
internal static class PreviewText
{
    public static void Write(Terminal terminal, PreviewPlacementResponse preview, StudyInput input, CentreDirectory centres, bool inFull)
    {
        var plan = preview.Plan;
        AnswerText.Write(terminal, [.. PlanAnswer.Lines(plan, input.Draft), .. Months(preview), Next(plan)]);
        terminal.Line();
        DraftText.Write(terminal, input.Draft);
        if (inFull)
        {
            PlanText.WriteInFull(terminal, plan, input, centres);
            MenuText.Write(terminal, preview, inFull);
        }
        else
        {
            PlanText.WriteCentre(terminal, plan.Classification, centres);
            ChosenSitesText.Write(terminal, plan.Sites);
            MenuText.Write(terminal, preview, inFull);
            PlanText.WriteRest(terminal, plan, input.Notes.Count);
        }
    }

    // Only for a feasible plan; a shortfall has more important things to say.
    private static IEnumerable<string> Months(PreviewPlacementResponse preview)
    {
        if (preview.Menu.FirstOrDefault(option => option.Kind == preview.Plan.Kind) is { } taken && preview.Plan.OfferablePatients >= preview.Plan.TargetPatients)
        {
            var (first, last) = (taken.FirstPatient, taken.LastPatient);
            yield return $"First patient as likely as not by {Month(first)}, the last of {Figures.Whole(preview.Plan.TargetPatients)} by {Month(last)}.";
        }
    }

    private static string Month(MonthForecast month) => month.Median is { } median ? Figures.MonthInWords(median) : "later than asked";

    private static string Next(Plan plan) => plan.Outcome switch
    {
        Plan.Types.Outcome.Feasible => "Next: `trialmatch register FILE --sponsor ID` asks them and holds capacity.",
        Plan.Types.Outcome.CapacityShort => $"Next: `trialmatch register FILE --sponsor ID` has it wait for capacity{Or(plan)}.",
        Plan.Types.Outcome.Unclassified => "Next: `trialmatch register FILE --sponsor ID` puts it before the coordinating unit.",
        _ => StudyAnswer.Smaller(plan),
    };

    private static string Or(Plan plan) =>
        plan.OfferablePatients > 0 ? Figures.Format($"; `--minimum {plan.OfferablePatients}` takes what there is") : string.Empty;
}
