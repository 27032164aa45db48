namespace TrialMatch.Domain.Planning;

/// <summary>
/// What registries tell of the rate at which the sites of a network recruit to trials of a condition group, against what those
/// sites declare.
/// </summary>
/// <param name="Patients">Patients of the trials at the sites, an estimate.</param>
/// <param name="ExpectedPatients">What the sites' declarations let expect in the same months.</param>
/// <param name="Trials">The trials behind it.</param>
public readonly record struct RegistryRates(double Patients, double ExpectedPatients, int Trials)
{
    public static RegistryRates None { get; }

    public bool IsNone => Trials <= 0 || ExpectedPatients <= 0 || Patients <= 0;

    /// <summary>Patients for each that was expected.</summary>
    public double Ratio => Patients / ExpectedPatients;

    /// <summary>How much they count against what a site declares, 0 to below 1.</summary>
    public double Weight(RecruitmentFigures figures) => IsNone ? 0 : (double)Trials / (Trials + figures.RecordWeightStudies);
}
