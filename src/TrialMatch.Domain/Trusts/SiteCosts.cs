namespace TrialMatch.Domain.Trusts;

/// <summary>A site's costs in relative units, which serve to compare sites and are not a currency.</summary>
/// <param name="StartUpUnits">The cost of opening the site, once.</param>
/// <param name="UpkeepUnitsPerMonth">The cost of each month that it is open.</param>
/// <param name="PatientUnits">The cost of each expected patient.</param>
public sealed record SiteCosts(int StartUpUnits, int UpkeepUnitsPerMonth, int PatientUnits);
