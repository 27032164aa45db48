namespace TrialMatch.Domain.Studies;

/// <summary>In what capacity an actor gave a command, as its token said at that time.</summary>
/// <param name="Role">The role that permitted the command, such as "site".</param>
/// <param name="Scope">The id of the sponsor, trust, centre or region that the role extended to; empty for roles that extend to everything.</param>
/// <param name="Organisation">The organisation whose rights were used, as the issuer names it; empty where it names none.</param>
/// <param name="ActingOrganisation">The organisation that acted for it, such as a supplier or a CRO; empty where it acted itself.</param>
public sealed record Authority(string Role, string Scope, string Organisation, string ActingOrganisation);
