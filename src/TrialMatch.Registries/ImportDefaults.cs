namespace TrialMatch.Registries;

/// <summary>
/// What is assumed where a record does not say. All are planning guesses, not facts: each use of one is a warning on the draft.
/// </summary>
public sealed record ImportDefaults
{
    /// <summary>Norway's share of a study's enrolment where the record lists no Norwegian site. Above 0, at most 1; default 0.02.</summary>
    public double NorwegianShare { get; init; } = 0.02;

    /// <summary>Norwegian target where the record gives no enrolment count, or zero. 1 or more; default 10.</summary>
    public int TargetPatients { get; init; } = 10;

    /// <summary>Length of the enrolment window where the record gives no usable dates. 1 to 120; default 24.</summary>
    public int EnrolmentMonths { get; init; } = 24;

    /// <summary>Follow-up per patient where no primary outcome says when it is measured. 0 to 240; default 12.</summary>
    public int FollowUpMonths { get; init; } = 12;
}
