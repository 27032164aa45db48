using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Network;

/// <summary>The NorTrials centre of an area.</summary>
/// <param name="HostTrust">The university hospital that hosts it.</param>
public sealed record Centre(CentreId Id, Area Area, string Name, TrustId HostTrust);
