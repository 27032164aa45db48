using Google.Type;
using TrialMatch.V1;
using Month = TrialMatch.Primitives.Calendar.Month;

namespace TrialMatch.Cli.Embedded;

/// <summary>
/// Has the sites of a placed study report month by month. The reports follow one rule, which is printed: each site recruits what was
/// expected when it was chosen, in whole patients, except that the site with the highest cap begins late.
/// </summary>
internal sealed class RecruitmentPlay(Stage stage)
{
    private const int MonthsLate = 2;

    public async Task PlayAsync(string name)
    {
        var study = await stage.GetAsync(name);
        var sites = Sites(study);
        stage.Tell(tale => tale.RecruitmentBegins(study, sites[0].Trust, MonthsLate));
        var patients = new WholePatients(sites);
        var last = MonthOf(study.Draft.EnrolmentEnd);
        for (var month = sites.Min(site => site.From); month <= last && study.Recruitment.RecruitedPatients < study.Recruitment.OfferedPatients; month += 1)
        {
            study = await ReportAsync(study, sites, patients.In(month), month);
        }

        stage.Tell(tale => tale.RecruitmentEnds());
    }

    private async Task<Study> ReportAsync(Study study, IReadOnlyList<RecruitingSite> sites, IReadOnlyList<int> patients, Month month)
    {
        stage.MoveToEndOf(month);
        foreach (var (site, recruited) in sites.Zip(patients).Where(each => each.First.From <= month))
        {
            var reply = await stage.Server.Studies.ReportRecruitmentAsync(
                new ReportRecruitmentRequest
                {
                    RequestId = stage.NextRequestId(),
                    Name = study.Name,
                    Trust = site.Trust,
                    Month = new Date { Year = month.Year, Month = month.Number, Day = 1 },
                    Patients = recruited,
                },
                stage.Server.OneCall());
            stage.Show(reply);
            study = reply;
        }

        stage.Tell(tale => tale.Month(month.ToString(), study));
        return study;
    }

    /// <summary>Returns the sites that take part, in descending order of caps; the first begins late.</summary>
    private static List<RecruitingSite> Sites(Study study)
    {
        var starts = study.Requests.ToDictionary(request => request.Trust, request => request.AcceptedStartMonth);
        return
        [
            .. study.Recruitment.Sites
                .OrderByDescending(site => site.PromisedPatients)
                .ThenBy(site => site.Trust, StringComparer.Ordinal)
                .Select((site, place) => new RecruitingSite(
                    site.Trust, MonthOf(starts[site.Trust]), site.RatePerMonth, site.PromisedPatients, place == 0 ? MonthsLate : 0)),
        ];
    }

    private static Month MonthOf(Date date) => Month.Of(date.Year, date.Month);
}
