using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>Sums what the networks of the sites that a study considers have recruited.</summary>
/// <param name="sites">The figures of each trust once.</param>
/// <param name="group">The study's condition group, of which the records of the figures are.</param>
internal sealed class NetworkRecords(IReadOnlyList<SiteFigures> sites, ConditionGroup? group, PlanningFigures planning)
{
    private const double Percent = 100;

    private readonly List<(Area Area, NetworkEvidence Evidence)> _ofAll = [];

    /// <summary>The record of the other sites of the site's network, and what the network recruited before.</summary>
    /// <remarks>Not its own: that is laid upon the network's afterwards, and would count twice.</remarks>
    public NetworkEvidence OfOthers(SiteFigures site) => site.Record.HasRecruitment ? Sum(site.Area, but: site) : OfAll(site.Area);

    /// <summary>That of the others to any site that has none of its own; most have none, so it is summed once.</summary>
    private NetworkEvidence OfAll(Area area)
    {
        foreach (var known in _ofAll)
        {
            if (known.Area == area)
            {
                return known.Evidence;
            }
        }

        var evidence = Sum(area, but: null);
        _ofAll.Add((area, evidence));
        return evidence;
    }

    private NetworkEvidence Sum(Area area, SiteFigures? but)
    {
        var figures = planning.Recruitment;
        var evidence = ByStudy(area, but).Values.Aggregate(
            NetworkEvidence.None, (sum, study) => sum.With(study.Patients, study.Expected, study.Sites, figures));
        return planning.NetworkRecords
            .Where(record => record.Area == area && record.ConditionGroup == group)
            .Aggregate(evidence, (sum, record) => WithEarlier(sum, record, figures));
    }

    /// <summary>One study at several sites is one study: what made it easy or hard was the same at each.</summary>
    private Dictionary<StudyId, (int Patients, double Expected, int Sites)> ByStudy(Area area, SiteFigures? but)
    {
        var studies = new Dictionary<StudyId, (int Patients, double Expected, int Sites)>();
        foreach (var site in sites)
        {
            if (ReferenceEquals(site, but) || site.Area != area)
            {
                continue;
            }

            foreach (var recruited in site.Record.Studies)
            {
                var before = studies.GetValueOrDefault(recruited.Study);
                var expected = recruited.EligiblePatientMonths * site.Profile.ConsentSharePercent / Percent;
                studies[recruited.Study] = (before.Patients + recruited.Patients, before.Expected + expected, before.Sites + 1);
            }
        }

        return studies;
    }

    /// <summary>Studies of which only the sum is known count alike, at one site each.</summary>
    private static NetworkEvidence WithEarlier(NetworkEvidence evidence, NetworkRecord record, RecruitmentFigures figures)
    {
        var expected = record.EligiblePatients * figures.ConsentSharePercent / Percent;
        var one = NetworkEvidence.None.With(0, expected / record.Studies, sites: 1, figures);
        return new NetworkEvidence(
            evidence.Patients + record.Patients, evidence.ExpectedPatients + expected, evidence.Studies + (one.Studies * record.Studies));
    }
}
