namespace TrialMatch.Domain.Planning;

/// <summary>
/// A network's recruitment to studies of a condition group, compared with the expectation from its sites' declarations, and its weight for the next study.
/// </summary>
/// <param name="Patients">The patients recruited.</param>
/// <param name="ExpectedPatients">The expected patients: eligible patients of the open months × consent share, summed over sites and studies.</param>
/// <param name="Studies">The number of studies behind it, each weighted by the information in its sites and months at risk: 0 to 1.</param>
public readonly record struct NetworkEvidence(int Patients, double ExpectedPatients, double Studies)
{
    /// <summary>The prior weight in patients, which shrinks the ratio towards 1, so that no patient recruited does not mean a rate of 0.</summary>
    private const double HalfPatient = 0.5;

    public static NetworkEvidence None { get; }

    public bool IsNone => Studies <= 0;

    /// <summary>The ratio of recruited to expected patients.</summary>
    public double Ratio => (Patients + HalfPatient) / (ExpectedPatients + HalfPatient);

    /// <summary>Returns the evidence with one more study.</summary>
    /// <remarks>
    /// The ratio of recruited to expected varies by chance (1/expected), between sites (1/α for each) and between studies (1/ν).
    /// A study's weight is the part of that variance that lies between studies: close to 0 in its first months, never above 1.
    /// </remarks>
    public NetworkEvidence With(int patients, double expectedPatients, int sites, RecruitmentFigures figures)
    {
        if (expectedPatients <= 0)
        {
            return this;
        }

        var betweenStudies = 1 / figures.BetweenStudyShape;
        var variance = betweenStudies + (1 / (figures.BetweenSiteShape * sites)) + (1 / expectedPatients);
        return new NetworkEvidence(Patients + patients, ExpectedPatients + expectedPatients, Studies + (betweenStudies / variance));
    }

    /// <summary>
    /// Returns the record's weight relative to a site's declaration, 0 to below 1: one half at <see cref="RecruitmentFigures.RecordWeightStudies"/>.
    /// </summary>
    public double Weight(RecruitmentFigures figures) => Studies / (Studies + figures.RecordWeightStudies);
}
