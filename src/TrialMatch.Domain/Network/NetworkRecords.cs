using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Network;

/// <summary>Sums what the networks of the sites that a study considers have recruited.</summary>
internal static class NetworkRecords
{
    /// <summary>Gives each site the record of the other sites of its network, and what the network recruited before it used this system.</summary>
    /// <remarks>Not its own: that is laid upon the network's afterwards, and would count twice.</remarks>
    /// <param name="figures">Of each trust once.</param>
    /// <param name="group">The study's condition group, of which the records of the figures are.</param>
    /// <param name="earlier">What networks recruited before, from the network file.</param>
    public static IReadOnlyList<SiteFigures> GiveTo(
        IReadOnlyList<SiteFigures> figures, ConditionGroup? group, ImmutableArray<NetworkRecord> earlier) =>
        [.. figures.Select(site => site with { NetworkRecord = OfOthers(site, figures, group, earlier) })];

    private static NetworkRecord OfOthers(
        SiteFigures site, IReadOnlyList<SiteFigures> figures, ConditionGroup? group, ImmutableArray<NetworkRecord> earlier)
    {
        var (patients, eligible) = (0, 0.0);
        foreach (var record in earlier)
        {
            if (record.Area == site.Area && record.ConditionGroup == group)
            {
                patients += record.Patients;
                eligible += record.EligiblePatients;
            }
        }

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
