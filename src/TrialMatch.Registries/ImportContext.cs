namespace TrialMatch.Registries;

/// <param name="Today">The day the import happens; windows that lie before it are moved.</param>
public sealed record ImportContext(DateOnly Today, ImportDefaults Defaults);
