using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Planning;

/// <summary>The joint recruitment of an area's sites to studies of a condition group before they used this system.</summary>
/// <param name="ConditionGroup">The condition group; null for studies whose condition belongs to none.</param>
/// <param name="Patients">The patients recruited.</param>
/// <param name="EligiblePatients">The declared eligible patients over the months of recruitment:
/// the sum over sites and studies of eligible patients a month times months open.</param>
/// <param name="Studies">The number of studies, 1 or more; it determines the record's weight.</param>
public sealed record NetworkRecord(Area Area, ConditionGroup? ConditionGroup, int Patients, double EligiblePatients, int Studies);
