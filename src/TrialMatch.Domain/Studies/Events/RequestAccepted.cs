using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>A site said yes.</summary>
/// <param name="Patients">The most patients it takes, 1 to what is held for it.</param>
/// <param name="Start">The first month in which it will enrol; null for the first that is held.</param>
/// <param name="Investigator">The principal investigator.</param>
/// <param name="IsByCentre">The centre answered for the site.</param>
public sealed record RequestAccepted(
    TrustId Trust, int Patients, Month? Start, string Investigator, string Remarks, bool IsByCentre) : CommandedEvent(Remarks);
