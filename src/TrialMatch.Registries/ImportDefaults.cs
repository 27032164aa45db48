namespace TrialMatch.Registries;

/// <summary>
/// What is assumed where a record does not say. All are planning assumptions, not facts: each use of one is a warning on the item.
/// The reasons are in the project's README.
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
public sealed record ImportDefaults
{
    /// <summary>The assumptions as documented.</summary>
    public static ImportDefaults Planning { get; } = new();

    /// <summary>
    /// The part of a study's enrolment asked of Norway where the record lists no Norwegian location; above 0, at most 1.
    /// Where it lists some, their part of all locations is used instead.
    /// </summary>
    public double NorwegianShare { get; init => field = Within(value, double.Epsilon, 1, nameof(NorwegianShare)); } = 0.02;

    /// <summary>The least number of Norwegian patients asked for, whatever the share comes to; 1 to 1,000.</summary>
    public int LeastPatients { get; init => field = Within(value, 1, 1_000, nameof(LeastPatients)); } = 1;

    /// <summary>Months of enrolment where the record's dates give none; 1 to 120.</summary>
    public int EnrolmentMonths { get; init => field = Within(value, 1, 120, nameof(EnrolmentMonths)); } = 24;

    /// <summary>The shortest enrolment that is asked for, in months; 1 to 120.</summary>
    public int LeastEnrolmentMonths { get; init => field = Within(value, 1, 120, nameof(LeastEnrolmentMonths)); } = 6;

    /// <summary>The longest enrolment that is asked for, in months; 1 to 120.</summary>
    public int MostEnrolmentMonths { get; init => field = Within(value, 1, 120, nameof(MostEnrolmentMonths)); } = 60;

    /// <summary>Whole months from the month of import to the one in which a study that should have begun already can begin; 1 to 24.</summary>
    public int MonthsUntilStart { get; init => field = Within(value, 1, 24, nameof(MonthsUntilStart)); } = 3;

    private static T Within<T>(T value, T least, T most, string name)
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"expected {least} to {most}");
}
