using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a study's offer: how many patients, with which probability, until when, and each site's answer.</summary>
internal static class OfferText
{
    public static void WriteInFull(Terminal terminal, Study study)
    {
        DraftText.Write(terminal, study.Draft);
        StudyText.WriteState(terminal, study);
        terminal.Line();
        Write(terminal, study);
        foreach (var binding in study.Plan.Binding)
        {
            terminal.Line($"  binds  {binding}");
        }
    }

    public static void Write(Terminal terminal, Study study)
    {
        var offer = study.Offer;
        terminal.Line(
            $"Offer    {Figures.Whole(offer.Patients)} of {Figures.Whole(study.Draft.TargetPatients)} patients with probability {Figures.Probability(offer.Probability)} (wanted {Figures.Wanted(study.Plan.WantedProbability)})");
        terminal.Line(
            $"On time  {Figures.Whole(study.Draft.TargetPatients)} patients by {Figures.Day(study.Draft.EnrolmentEnd)} with probability {Figures.Probability(offer.TargetProbability)}");
        terminal.Line($"Expected {Figures.Expected(study.Plan.Patients)} patients from the sites together (80 % interval)");
        terminal.Line($"Stands   until {OsloText.Deadline(offer.StandsUntilTime)} in Oslo");
        terminal.Line();
        AskedSitesText.Write(terminal, study);
    }
}
