namespace TrialMatch.Domain.Trusts;

/// <summary>What a site costs a study, in relative units that compare sites; they are no currency.</summary>
/// <param name="StartUpUnits">Once, to open the site.</param>
/// <param name="UpkeepUnitsPerMonth">For each month that it is open.</param>
/// <param name="PatientUnits">For each patient expected.</param>
public sealed record SiteCosts(int StartUpUnits, int UpkeepUnitsPerMonth, int PatientUnits);
