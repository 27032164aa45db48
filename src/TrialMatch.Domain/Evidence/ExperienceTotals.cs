namespace TrialMatch.Domain.Evidence;

/// <summary>What a trust has done in trials that are alike, over the years.</summary>
/// <param name="Trials">All interventional trials.</param>
/// <param name="IndustryTrials">Of these, companies'.</param>
/// <param name="IndustryPhase2Or3Trials">Of these, phase 2, 2–3 or 3.</param>
/// <param name="LedTrials">Of all, those that the trust itself sponsors.</param>
/// <param name="FirstYear">In which the first began; null where there is no trial.</param>
/// <param name="LastYear">In which the last began; null where there is no trial.</param>
/// <param name="Rate">Null where no trial's record tells one.</param>
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

    /// <summary>Sums one trust's entries. Of several trusts a trial would count several times.</summary>
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
