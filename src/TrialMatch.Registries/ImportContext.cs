namespace TrialMatch.Registries;

/// <param name="Today">The day the import happens; enrolment that would have begun before it is moved.</param>
/// <param name="TargetPatients">
/// Norwegian patients wanted, as the sponsor said, in place of what each record's enrolment comes to: a record that tells no
/// enrolment can be read then. Null where it is not known.
/// </param>
public sealed record ImportContext(DateOnly Today, ImportDefaults Defaults, int? TargetPatients = null);
