using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Planning;

/// <summary>What an area's sites together recruited to studies of a condition group before they used this system.</summary>
/// <param name="ConditionGroup">Null for studies of conditions that belong to no group.</param>
/// <param name="Patients">Patients recruited.</param>
/// <param name="EligiblePatients">Patients the sites had declared eligible over the months in which they recruited:
/// the sum over sites and studies of eligible patients a month times months open.</param>
/// <param name="Studies">How many studies that were, 1 or more: one tells little.</param>
public sealed record NetworkRecord(Area Area, ConditionGroup? ConditionGroup, int Patients, double EligiblePatients, int Studies);
