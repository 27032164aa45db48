namespace TrialMatch.Registries;

/// <param name="Today">The day the import happens; enrolment that would have begun before it is moved.</param>
public sealed record ImportContext(DateOnly Today, ImportDefaults Defaults);
