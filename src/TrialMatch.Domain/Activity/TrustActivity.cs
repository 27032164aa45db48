using TrialMatch.Primitives;

namespace TrialMatch.Domain.Activity;

/// <summary>A trust's part of an activity report. Patients are counted where they are treated.</summary>
/// <param name="NewPatients">Those of studies that are in.</param>
/// <param name="PatientsToCheck">Those of studies of which a person has to say whether they are in; not among the former.</param>
/// <param name="Studies">The number of studies that are in.</param>
public sealed record TrustActivity(TrustId Trust, int NewPatients, int PatientsToCheck, int Studies);
