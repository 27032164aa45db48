namespace TrialMatch.Registries;

/// <summary>
/// The values assumed where a record is silent. All are planning assumptions, not facts: each use gives a warning on the item. The
/// project's README has the reasons.
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
public sealed record ImportDefaults
{
    /// <summary>The assumptions as documented.</summary>
    public static ImportDefaults Planning { get; } = new();

    /// <summary>
    /// Norway's share of a study's enrolment if the record lists no Norwegian location; above 0, at most 1. If it lists some, their share
    /// of all locations is used instead.
    /// </summary>
    public double NorwegianShare { get; init => field = Within(value, double.Epsilon, 1, nameof(NorwegianShare)); } = 0.02;

    /// <summary>The minimum number of Norwegian patients to ask for, whatever the share gives; 1 to 1,000.</summary>
    public int MinPatients { get; init => field = Within(value, 1, 1_000, nameof(MinPatients)); } = 1;

    /// <summary>The months of enrolment if the record's dates give none; 1 to 120.</summary>
    public int EnrolmentMonths { get; init => field = Within(value, 1, 120, nameof(EnrolmentMonths)); } = 24;

    /// <summary>The minimum enrolment period to ask for, in months; 1 to 120.</summary>
    public int MinEnrolmentMonths { get; init => field = Within(value, 1, 120, nameof(MinEnrolmentMonths)); } = 6;

    /// <summary>The maximum enrolment period to ask for, in months; 1 to 120.</summary>
    public int MaxEnrolmentMonths { get; init => field = Within(value, 1, 120, nameof(MaxEnrolmentMonths)); } = 60;

    /// <summary>The whole months from the month of import to the start of a study whose recorded start has passed; 1 to 24.</summary>
    public int MonthsUntilStart { get; init => field = Within(value, 1, 24, nameof(MonthsUntilStart)); } = 3;

    private static T Within<T>(T value, T least, T most, string name)
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"expected {least} to {most}");
}
