namespace TrialMatch.Domain.Studies.Events;

/// <summary>Enrolment is over: starts that were not used are given back.</summary>
public sealed record LastPatientIn(string Remarks) : CommandedEvent(Remarks);
