using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Network;

/// <summary>What an area's sites together have recruited to studies of a condition group.</summary>
/// <param name="ConditionGroup">Null for studies of conditions that belong to no group.</param>
/// <param name="Patients">Patients recruited.</param>
/// <param name="EligiblePatients">Patients the sites had declared eligible over the months in which they recruited:
/// the sum over sites and studies of eligible patients a month times months open.</param>
public sealed record NetworkRecord(Area Area, ConditionGroup? ConditionGroup, int Patients, double EligiblePatients);
