namespace TrialMatch.Domain.Planning;

/// <summary>
/// What a network has recruited to studies of a condition group, against what its sites' declarations let expect, and how much
/// that tells of its next study.
/// </summary>
/// <param name="Patients">Patients recruited.</param>
/// <param name="ExpectedPatients">Eligible patients of the months open × consent share, over sites and studies.</param>
/// <param name="Studies">The studies behind it, each counted by what its sites and months at risk let tell: 0 to 1.</param>
public readonly record struct NetworkEvidence(int Patients, double ExpectedPatients, double Studies)
{
    /// <summary>Drawn towards what was expected by half a patient, so that nobody recruited is not never.</summary>
    private const double HalfPatient = 0.5;

    public static NetworkEvidence None { get; }

    public bool IsNone => Studies <= 0;

    /// <summary>Recruited for each patient expected.</summary>
    public double Ratio => (Patients + HalfPatient) / (ExpectedPatients + HalfPatient);

    /// <summary>The evidence with one more study.</summary>
    /// <remarks>
    /// The ratio of recruited to expected varies by chance (1/expected), between sites (1/α for each) and between studies (1/ν).
    /// A study counts for the part of that which lies between studies: next to nothing in its first months, never above 1.
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

    /// <summary>How much the record counts against what a site declares, 0 to below 1: half at <see cref="RecruitmentFigures.RecordWeightStudies"/>.</summary>
    public double Weight(RecruitmentFigures figures) => Studies / (Studies + figures.RecordWeightStudies);
}
