namespace TrialMatch.Domain.Evidence;

/// <summary>The recruitment rate of sites in trials of a kind. Sites open later than their trial, so it is a lower bound.</summary>
/// <param name="RatedTrials">The number of trials behind it, counted once for each trust that took part.</param>
/// <param name="Patients">The patients, an estimate; see <see cref="ExperienceEntry"/>.</param>
/// <param name="SiteMonths">The months of recruitment, summed over sites; above 0.</param>
public sealed record ExperienceRate(TrialKind Kind, int RatedTrials, double Patients, double SiteMonths)
{
    public double PatientsPerSiteMonth => Patients / SiteMonths;

    /// <summary>Returns the rate of the most relevant kind of trial that has one; null where none has.</summary>
    public static ExperienceRate? Of(IEnumerable<ExperienceEntry> entries) => entries
        .Where(entry => entry.SiteMonths > 0)
        .GroupBy(entry => entry.Kind)
        .MinBy(ofKind => ofKind.Key) is { } best
            ? new ExperienceRate(best.Key, best.Sum(entry => entry.RatedTrials), best.Sum(entry => entry.Patients), best.Sum(entry => entry.SiteMonths))
            : null;
}
