namespace TrialMatch.Registries;

/// <param name="Today">The day of the import; an enrolment window that would have begun earlier is moved.</param>
/// <param name="TargetPatients">
/// The number of Norwegian patients that the sponsor wants, used instead of a share of each record's enrolment. With it, a record without
/// an enrolment can be read. Null if it is not known.
/// </param>
public sealed record ImportContext(DateOnly Today, ImportDefaults Defaults, int? TargetPatients = null);
