using TrialMatch.Cli.Embedded;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Narrates the demonstration in three screens: one dated line for each important event.</summary>
internal sealed class ShortTale(Terminal terminal) : ITale
{
    // The maximum number of months of recruitment shown; of more, as many evenly spread, including the first and the last.
    private const int MaxMonths = 8;

    private readonly List<(string Month, Study Study)> _months = [];

    public void Registered(PlacedSample sample, CentreDirectory centres, DateTimeOffset now)
    {
        // All samples are shown in one table.
    }

    public void AllRegistered(IReadOnlyCollection<PlacedSample> samples)
    {
        terminal.Heading($"{Figures.Whole(samples.Count)} studies came in as registry records. What Norway answers:");
        var table = new TextTable().Column("Study").Number("Can offer").Short("By").Number("Probability").Number("Sites").Short("State").InBands(repeatedColumns: 1);
        foreach (var sample in samples)
        {
            table.Row(Cells(sample));
        }

        terminal.Table(table);
        if (samples.Any(sample => sample.Study.Plan.Sites.Any(site => site.PlanningDefault)))
        {
            terminal.Line("All of it rests on planning defaults: guesses. Requested: every site that is asked holds capacity. Exploring: an inquiry, nothing is held.");
        }
    }

    public void LifeBegins(Study told, DateTimeOffset now)
    {
        Step("One of them to its end (answers and recruitment are played, time is moved)");
        terminal.Line(told.Draft.Title);
        foreach (var line in StudyAnswer.Lines(told, now))
        {
            terminal.Line(line);
        }
    }

    public void OthersPlaced(IReadOnlyCollection<(string Sample, Study Study)> placed)
    {
        if (placed.Count > 0)
        {
            terminal.Line($"Meanwhile the sites of the other {Figures.Whole(placed.Count)} accept, and their sponsors accept the offers.");
        }
    }

    public void InterestBegins() => Step("Who is interested");

    public void SaidInterest(Study study, InterestRequest.Types.Answer interest, IReadOnlyCollection<string> trusts, DateTimeOffset now)
    {
        var names = string.Join(", ", trusts.Select(trust => SiteNames.Of(study.Plan, trust)));
        var patients = study.Inquiry.Sites.Where(site => trusts.Contains(site.Trust)).Sum(site => site.Patients);
        Dated(now, interest switch
        {
            InterestRequest.Types.Answer.Interested => $"Interested, with {Figures.Whole(patients)} patients in all by their own figures: {names}.",
            InterestRequest.Types.Answer.WantsToKnowMore => $"Interested, but wants to know more: {names}.",
            _ => $"Not interested, for competing studies: {names}.",
        });
    }

    public void Collated(Study study, FeasibilityReport report, DateTimeOffset now) => Dated(
        now,
        $"The report: {Figures.Whole(report.InterestedSites + report.WantsToKnowMoreSites)} of {Figures.Whole(report.AskedSites)} sites said yes and could offer {Figures.Whole(report.OfferablePatients)} of {Figures.Whole(report.TargetPatients)} patients, probability {Figures.Probability(report.OfferableProbability)}; {Figures.Whole(report.SilentSites)} did not answer.");

    public void Confirmed(Study study, DateTimeOffset now) => Dated(
        now,
        $"The sponsor confirms: {PlanAnswer.Hospitals(study.Requests.Count)} asked, {Figures.Whole(SaidYes(study))} of which said yes, to answer by {OsloText.DeadlineInWords(study.AnswerByTime)}. Now capacity is held.");

    public void AnswersBegin() => Step("Who declines, and what happens then");

    public void Events(IEnumerable<StudyEvent> events)
    {
        // The record is for the details; each step has its own sentence.
    }

    public void Moved(DateTimeOffset now, string why) => Dated(now, $"Time is moved: {why}.");

    public void Answered(Study before, Study after, SiteRequest request, DateTimeOffset now)
    {
        var answer = after.Requests.First(each => each.Trust == request.Trust && each.AskTime.Equals(request.AskTime));
        Dated(now, $"{SiteNames.Of(before.Plan, request.Trust)} {InWords(answer)}.{AskedNow(before, after)}");
    }

    public void RestAccepted(int sites, DateTimeOffset now)
    {
        if (sites > 0)
        {
            Dated(now, sites == 1 ? "The site that is left accepts in full." : $"The {Figures.Whole(sites)} sites that are left accept in full.");
        }
    }

    public void CameToNothing(Study study, DateTimeOffset now)
    {
        Dated(now, $"No offer comes of these answers; the study is {EnumNames.InWords(study.State)}:");
        foreach (var line in StudyAnswer.Lines(study, now))
        {
            terminal.Line(line);
        }
    }

    public void Offered(Study study, DateTimeOffset now) => Dated(
        now,
        $"Norway offers {Figures.Whole(study.Offer.Patients)} of {Figures.Whole(study.Draft.TargetPatients)} patients, probability {Figures.Probability(study.Offer.Probability)}, until {OsloText.DeadlineInWords(study.Offer.StandsUntilTime)}.");

    public void Placed(Study study, DateTimeOffset now) => Dated(now, "The sponsor accepts the offer: all holds become commitments.");

    public void RecruitmentBegins(Study study, string late, int monthsLate)
    {
        Step("How it recruits");
        terminal.Line($"Each site recruits as expected, but {SiteNames.Of(study.Plan, late)} begins {Figures.Whole(monthsLate)} months late.");
    }

    public void Month(string month, Study study) => _months.Add((month, study));

    public void RecruitmentEnds()
    {
        var table = new TextTable().Short("Month").Number("Recruited").Number("Expected in all (80 %)").Number("Probability in time");
        foreach (var (month, study) in MonthsTold())
        {
            table.Row(
                month,
                $"{Figures.Whole(study.Recruitment.RecruitedPatients)} of {Figures.Whole(study.Recruitment.OfferedPatients)}",
                Figures.Expected(study.Recruitment.Patients),
                Figures.Probability(study.Recruitment.Probability));
        }

        terminal.Table(table);
    }

    public void Closed(Study study, DateTimeOffset now) =>
        Dated(now, $"Closed: {Figures.Whole(study.Recruitment.RecruitedPatients)} of {Figures.Whole(study.Recruitment.OfferedPatients)} patients recruited; everything still reserved is released.");

    public void CompetitionBegins() => Step("Who waits, and gets served");

    public void CompetitorRegistered(Study study, DateTimeOffset now)
    {
        if (study.State == Study.Types.State.Requested)
        {
            Dated(now, $"{study.Draft.Title}: wants {Figures.Whole(study.Draft.TargetPatients)}, most of what there is; {PlanAnswer.Hospitals(study.Requests.Count)} asked.");
        }
    }

    public void Waits(Study study, int before, DateTimeOffset now) => Dated(
        now,
        $"{study.Draft.Title}: only {Figures.Whole(study.Plan.OfferablePatients)} of {Figures.Whole(study.Draft.TargetPatients)} could be offered now. It waits as number {Figures.Whole(study.Waiting?.Position ?? 0)}.");

    public void Withdrawn(Study study, DateTimeOffset now) => Dated(now, $"{study.Draft.Title}: its sponsor withdraws it.");

    public void Served(Study study, DateTimeOffset now) => Dated(
        now,
        $"{study.Draft.Title}: served with the capacity that became free, {Figures.Whole(study.Plan.OfferablePatients)} of {Figures.Whole(study.Draft.TargetPatients)} patients, probability {Figures.Probability(study.Plan.OfferableProbability)}; {PlanAnswer.Hospitals(study.Requests.Count)} asked.");

    public void End(Study told)
    {
        terminal.Line();
        terminal.Line("`trialmatch demo --details` shows every plan, site and event; `--keep` leaves the server up to look around.");
    }

    private static IEnumerable<string> Cells(PlacedSample sample)
    {
        var plan = sample.Study.Plan;
        return
        [
            sample.Name.Replace('-', ' '),
            $"{Figures.Whole(plan.OfferablePatients)} of {Figures.Whole(plan.TargetPatients)}",
            Figures.MonthInWords(sample.Study.Draft.EnrolmentEnd),
            Figures.Probability(plan.OfferableProbability),
            Figures.Whole(plan.Sites.Count(Reasons.IsChosen)),
            EnumNames.InWords(sample.Study.State),
        ];
    }

    private static int SaidYes(Study study) =>
        study.Requests.Count(request => study.Inquiry.Sites.Any(site => site.Trust == request.Trust && InterestText.SaidYes(site)));

    private static string InWords(SiteRequest answer) => answer.State switch
    {
        SiteRequest.Types.State.Declined => $"declines: {EnumNames.InWords(answer.DeclineReason)}",
        _ when answer.AcceptedPatients < answer.AskedPatients => $"takes {Figures.Whole(answer.AcceptedPatients)} of {Figures.Whole(answer.AskedPatients)} patients",
        _ => $"accepts all {Figures.Whole(answer.AskedPatients)} patients",
    };

    private static string AskedNow(Study before, Study after)
    {
        var known = before.Requests.Select(request => (request.Trust, request.AskTime)).ToHashSet();
        string[] asked = [.. SiteReplies.Open(after).Where(request => !known.Contains((request.Trust, request.AskTime))).Select(request => SiteNames.Of(after.Plan, request.Trust))];
        return asked.Length == 0 ? string.Empty : $" Now asked too: {string.Join(", ", asked)}.";
    }

    private IEnumerable<(string Month, Study Study)> MonthsTold()
    {
        var count = Math.Min(MaxMonths, _months.Count);
        return Enumerable.Range(0, count).Select(place => _months[count == 1 ? 0 : place * (_months.Count - 1) / (count - 1)]);
    }

    private void Step(string step)
    {
        terminal.Line();
        terminal.Heading(step);
    }

    // The day is a label under which the text is folded.
    private void Dated(DateTimeOffset now, string what) =>
        terminal.Line($"{OsloText.DayInWords(now),-11}  {what}");
}
