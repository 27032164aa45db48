using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>A site said no; what was held there is given back.</summary>
/// <param name="Remarks">Needed where the reason is <see cref="DeclineReason.Other"/>.</param>
/// <param name="IsByCentre">The centre answered for the site.</param>
public sealed record RequestDeclined(TrustId Trust, DeclineReason Reason, string Remarks, bool IsByCentre) : CommandedEvent(Remarks);
