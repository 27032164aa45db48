namespace TrialMatch.Registries;

/// <summary>A problem with a field.</summary>
/// <param name="Field">
/// Path in the record ("protocolSection.designModule.enrollmentInfo.count") or in the draft ("target_patients");
/// "content" for the whole input.
/// </param>
/// <param name="Description">What was found, and what was expected or assumed.</param>
public sealed record ImportProblem(string Field, string Description);
