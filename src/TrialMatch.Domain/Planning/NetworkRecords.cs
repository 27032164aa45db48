using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>Sums the recruitment of the networks whose sites a study considers.</summary>
/// <param name="sites">The figures of the trusts, each once.</param>
/// <param name="group">The study's condition group, to which the records in the figures refer.</param>
internal sealed class NetworkRecords(IReadOnlyList<SiteFigures> sites, ConditionGroup? group, PlanningFigures planning)
{
    private const double Percent = 100;

    private readonly List<(Area Area, NetworkEvidence Evidence)> _ofAll = [];

    /// <summary>Returns the record of the other sites in the site's network, plus the network's earlier recruitment.</summary>
    /// <remarks>Without the site's own record, which is added afterwards and would count twice.</remarks>
    public NetworkEvidence OfOthers(SiteFigures site) => site.Record.HasRecruitment ? Sum(site.Area, but: site) : OfAll(site.Area);

    /// <summary>The record for every site without one of its own. Most have none, so it is summed once.</summary>
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

    /// <summary>A study at several sites counts as one: its difficulty is the same at each.</summary>
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

    /// <summary>Where only the sum of studies is known, they count equally, with one site each.</summary>
    private static NetworkEvidence WithEarlier(NetworkEvidence evidence, NetworkRecord record, RecruitmentFigures figures)
    {
        var expected = record.EligiblePatients * figures.ConsentSharePercent / Percent;
        var one = NetworkEvidence.None.With(0, expected / record.Studies, sites: 1, figures);
        return new NetworkEvidence(
            evidence.Patients + record.Patients, evidence.ExpectedPatients + expected, evidence.Studies + (one.Studies * record.Studies));
    }
}
