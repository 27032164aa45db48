using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Studies.Events;

/// <summary>What a site recruited moved the starts that it has left to later months, as far as there is room.</summary>
public sealed record CommitmentRephased(TrustId Trust, SiteHold Hold) : StudyEvent;
