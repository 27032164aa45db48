namespace TrialMatch.Domain.Planning;

/// <summary>
/// Registry evidence on a network's recruitment rate in trials of a condition group, compared with the expectation from its sites' declarations.
/// </summary>
/// <param name="Patients">The trials' patients at the sites, an estimate.</param>
/// <param name="ExpectedPatients">The patients expected from the sites' declarations in the same months.</param>
/// <param name="Trials">The number of trials behind it.</param>
public readonly record struct RegistryRates(double Patients, double ExpectedPatients, int Trials)
{
    public static RegistryRates None { get; }

    public bool IsNone => Trials <= 0 || ExpectedPatients <= 0 || Patients <= 0;

    /// <summary>The ratio of patients to expected patients.</summary>
    public double Ratio => Patients / ExpectedPatients;

    /// <summary>Returns the evidence's weight relative to a site's declaration, 0 to below 1.</summary>
    public double Weight(RecruitmentFigures figures) => IsNone ? 0 : (double)Trials / (Trials + figures.RecordWeightStudies);
}
