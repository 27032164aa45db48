using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Placement;

namespace TrialMatch.Domain.Network;

/// <summary>Sums what the networks of the sites that a study considers have recruited.</summary>
/// <param name="figures">Of each trust once.</param>
/// <param name="group">The study's condition group, of which the records of the figures are.</param>
/// <param name="earlier">What networks recruited before they used this system, from the network file.</param>
internal sealed class NetworkRecords(IReadOnlyList<SiteFigures> figures, ConditionGroup? group, ImmutableArray<NetworkRecord> earlier)
{
    private readonly List<NetworkRecord> _ofAll = [];

    /// <summary>The record of the other sites of the site's network, and what the network recruited before.</summary>
    /// <remarks>Not its own: that is laid upon the network's afterwards, and would count twice.</remarks>
    public NetworkRecord OfOthers(SiteFigures site) => site.Record.HasRecruitment ? Sum(site.Area, but: site) : OfAll(site.Area);

    /// <summary>That of the others to any site that has none of its own; most have none, so it is summed once.</summary>
    private NetworkRecord OfAll(Area area)
    {
        foreach (var known in _ofAll)
        {
            if (known.Area == area)
            {
                return known;
            }
        }

        var record = Sum(area, but: null);
        _ofAll.Add(record);
        return record;
    }

    private NetworkRecord Sum(Area area, SiteFigures? but)
    {
        var (patients, eligible) = (0, 0.0);
        foreach (var record in earlier)
        {
            if (record.Area == area && record.ConditionGroup == group)
            {
                patients += record.Patients;
                eligible += record.EligiblePatients;
            }
        }

        foreach (var other in figures)
        {
            if (!ReferenceEquals(other, but) && other.Area == area)
            {
                patients += other.Record.Recruitment.Patients;
                eligible += other.Record.EligiblePatientMonths;
            }
        }

        return new NetworkRecord(area, group, patients, eligible);
    }
}
