using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Trusts;

/// <summary>Whether a trust takes part in the network of an area, as it has said itself. Closing a site ends no study that runs there.</summary>
public sealed record OwnSite(Area Area, bool IsOpen);
