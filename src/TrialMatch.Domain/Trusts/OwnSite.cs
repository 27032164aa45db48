using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Trusts;

/// <summary>A trust's own declaration whether its site in an area's network is open. Closing a site does not end running studies.</summary>
public sealed record OwnSite(Area Area, bool IsOpen);
