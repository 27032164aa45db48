using TrialMatch.Domain.Backtest;
using TrialMatch.Primitives;
using TrialMatch.Registries;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a summary of a backtest.</summary>
internal static class BacktestText
{
    public static void Write(Terminal terminal, BacktestRecords records, IReadOnlyCollection<BacktestOutcome> outcomes, bool withDetails)
    {
        var summary = BacktestSummary.Of(outcomes);
        terminal.Line($"{Figures.Whole(records.Records)} records read; {Figures.Whole(outcomes.Count)} industry trials with Norwegian sites, {Figures.Whole(summary.WithoutCentre)} of them without a centre.");
        terminal.Line($"{Figures.Whole(summary.Trials)} planned on empty calendars, each without its own record:");
        terminal.Line();
        var table = new TextTable().Column(string.Empty).Number("Plan").Number("Really").Number("Largest first").Number("Experienced first").Number("By lot");
        table.Row("recall@k", Share(summary.Recall), string.Empty, Share(summary.RecallByPopulation), Share(summary.RecallByExperience), Share(summary.RecallByLot));
        table.Row("precision", Share(summary.Precision), string.Empty, string.Empty, string.Empty, string.Empty);
        table.Row("centre's host taken", Figures.Percent(summary.HostPlanned), Figures.Percent(summary.HostReal), string.Empty, string.Empty, string.Empty);
        table.Row("sites a trial", Number(summary.SitesPlanned), Number(summary.SitesReal), string.Empty, string.Empty, string.Empty);
        table.Row("whole target offered", Figures.Percent(summary.ReachedShare), string.Empty, string.Empty, string.Empty, string.Empty);
        terminal.Table(table);
        terminal.Line("recall@k: of the k first hospitals, the share of the k that really took part");
        terminal.Line();
        WriteExpected(terminal, summary);
        if (withDetails)
        {
            WriteTrials(terminal, outcomes);
        }
    }

    private static void WriteExpected(Terminal terminal, BacktestSummary summary)
    {
        terminal.Line($"Expected over target, median: {Number(summary.ExpectedOverTarget)}");
        terminal.Line($"Expected over real patients, median: {Number(summary.ExpectedOverReal)}; of the real sites: {Number(summary.ExpectedAtRealOverReal)}");
        terminal.Line("  (real patients: Norway's part of the sites times the enrolment, an estimate)");
        terminal.Line(summary.CoverageKnown == 0
            ? "No trial tells its enrolment, so nothing is known of the intervals."
            : $"Whole trials' enrolment within the 80 % interval: {Figures.Whole(summary.Covered)} of {Figures.Whole(summary.CoverageKnown)} ({Figures.Percent((double)summary.Covered / summary.CoverageKnown)})");
    }

    private static void WriteTrials(Terminal terminal, IEnumerable<BacktestOutcome> outcomes)
    {
        terminal.Line();
        terminal.Heading("Trials");
        foreach (var outcome in outcomes)
        {
            if (outcome.Lead is not { } lead)
            {
                terminal.Line($"{outcome.RegistryId}: its field has no centre");
                continue;
            }

            terminal.Line($"{outcome.RegistryId}: {EnumText.InWords(lead)}, {Figures.Whole(outcome.OfferablePatients)} of {Figures.Whole(outcome.TargetPatients)} patients, recall {Share(outcome.Recall)}");
            terminal.Line($"  plan   {Names(outcome.Planned)}");
            terminal.Line($"  really {Names(outcome.Real)}");
        }
    }

    private static string Names(IEnumerable<TrustId> trusts) => string.Join(", ", trusts.Select(trust => trust.Value).DefaultIfEmpty("none"));

    private static string Share(double share) => Figures.Format($"{share:0.00}");

    private static string Number(double? number) => number is { } known ? Figures.Format($"{known:0.0}") : "not known";
}
