namespace TrialMatch.Domain.Trusts;

/// <summary>A site's recruitment to studies of one condition group.</summary>
/// <param name="Patients">Patients recruited, 0 or more.</param>
/// <param name="ExposureMonths">Months open for recruitment, summed over the studies, 0 or more.</param>
public sealed record RecruitmentRecord(int Patients, double ExposureMonths)
{
    public static RecruitmentRecord None { get; } = new(0, 0);

    public bool IsEmpty => ExposureMonths <= 0;
}
