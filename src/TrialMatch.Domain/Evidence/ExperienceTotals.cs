namespace TrialMatch.Domain.Evidence;

/// <summary>A trust's totals over the years in similar trials.</summary>
/// <param name="Trials">The number of interventional trials.</param>
/// <param name="IndustryTrials">The number of these sponsored by companies.</param>
/// <param name="IndustryPhase2Or3Trials">The number of companies' trials in phase 2, 2–3 or 3.</param>
/// <param name="LedTrials">The number of all trials that the trust itself sponsors.</param>
/// <param name="FirstYear">The year in which the first trial began; null where there is none.</param>
/// <param name="LastYear">The year in which the last trial began; null where there is none.</param>
/// <param name="Rate">The recruitment rate; null where no trial's record has one.</param>
public sealed record ExperienceTotals(
    int Trials,
    int IndustryTrials,
    int IndustryPhase2Or3Trials,
    int LedTrials,
    int? FirstYear,
    int? LastYear,
    ExperienceRate? Rate)
{
    public static ExperienceTotals None { get; } = new(0, 0, 0, 0, null, null, null);

    /// <summary>Sums the entries of one trust. Across trusts, a trial would count several times.</summary>
    public static ExperienceTotals Of(IEnumerable<ExperienceEntry> entries)
    {
        var all = entries.ToList();
        return all.Count == 0
            ? None
            : new ExperienceTotals(
                all.Sum(entry => entry.Trials),
                all.Where(entry => entry.Kind != TrialKind.OtherSponsor).Sum(entry => entry.Trials),
                all.Where(entry => entry.Kind == TrialKind.IndustryPhase2Or3).Sum(entry => entry.Trials),
                all.Sum(entry => entry.LedTrials),
                all.Min(entry => entry.Year),
                all.Max(entry => entry.Year),
                ExperienceRate.Of(all));
    }
}
