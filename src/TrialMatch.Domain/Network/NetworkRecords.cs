using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Network;

/// <summary>Sums what the sites that a study considers have recruited.</summary>
internal static class NetworkRecords
{
    /// <summary>Gives each site the record of the other sites of its network.</summary>
    /// <remarks>Not its own: that is laid upon the network's afterwards, and would count twice.</remarks>
    /// <param name="figures">Of each trust once.</param>
    /// <param name="group">The study's condition group, of which the records of the figures are.</param>
    public static IReadOnlyList<SiteFigures> GiveTo(IReadOnlyList<SiteFigures> figures, ConditionGroup? group) =>
        [.. figures.Select(site => site with { NetworkRecord = OfOthers(site, figures, group) })];

    private static NetworkRecord OfOthers(SiteFigures site, IReadOnlyList<SiteFigures> figures, ConditionGroup? group)
    {
        var (patients, eligible) = (0, 0.0);
        foreach (var other in figures)
        {
            if (!ReferenceEquals(other, site) && other.Area == site.Area)
            {
                patients += other.Record.Recruitment.Patients;
                eligible += other.Record.EligiblePatientMonths;
            }
        }

        return new NetworkRecord(site.Area, group, patients, eligible);
    }
}
