using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Embedded;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Narrates the demonstration in full: each plan, each event of the record, and the time.</summary>
internal sealed class FullTale(Terminal terminal) : ITale
{
    // Events that follow from others and would only lengthen the text.
    private static readonly HashSet<string> Untold = new(StringComparer.Ordinal) { "holds-settled", "commitment-rephased", "recruitment-reported" };

    public void Registered(PlacedSample sample, CentreDirectory centres, DateTimeOffset now)
    {
        terminal.Line();
        StudyText.Write(terminal, sample.Study, new(sample.Study.Draft, sample.Warnings), centres, now, inFull: true);
    }

    public void AllRegistered(IReadOnlyCollection<PlacedSample> samples)
    {
        Step($"{Figures.Whole(samples.Count)} studies registered");
        var table = new TextTable()
            .Short("Sample").Short("Centre").Number("Offer").Number("P(on time)").Number("Expected (80 %)").Number("Sites").Short("State").Short("Study");
        foreach (var sample in samples)
        {
            table.Row(Cells(sample));
        }

        terminal.Table(table);
    }

    public void LifeBegins(Study told, DateTimeOffset now)
    {
        Step("A study's life, with time moved forward");
        terminal.Line("The server's clock is moved ahead of the real one, so that months pass in seconds. Answers and recruitment are played; everything else is the service at work. Times are Oslo's.");
        terminal.Line($"The study: {told.Draft.Title}");
        terminal.Line($"  {told.Name} of {told.Sponsor}");
    }

    public void OthersPlaced(IReadOnlyCollection<(string Sample, Study Study)> placed)
    {
        Step("Every site of the other studies accepts, and their sponsors accept the offers");
        foreach (var (sample, study) in placed)
        {
            terminal.Line($"  {sample}: {EnumNames.InWords(study.State)}, {Figures.Whole(study.Recruitment.OfferedPatients)} patients at {Figures.Whole(study.Recruitment.Sites.Count)} sites with probability {Figures.Probability(study.Recruitment.Probability)}");
        }
    }

    public void InterestBegins() => Step("An inquiry: the sites say whether they are interested");

    public void SaidInterest(Study study, InterestRequest.Types.Answer interest, IReadOnlyCollection<string> trusts, DateTimeOffset now)
    {
        // The events say it.
    }

    public void Collated(Study study, FeasibilityReport report, DateTimeOffset now)
    {
        terminal.Line();
        FeasibilityText.Write(terminal, report, study);
    }

    public void Confirmed(Study study, DateTimeOffset now)
    {
        // The events say it.
    }

    public void AnswersBegin() => Step("The sites answer");

    public void Events(IEnumerable<StudyEvent> events)
    {
        foreach (var happened in events.Where(happened => !Untold.Contains(happened.Type)))
        {
            var detail = happened.Detail.Length == 0 ? string.Empty : $": {happened.Detail}";
            terminal.Line($"    {OsloText.Instant(happened.Time.ToDateTimeOffset())}  {happened.Type}{detail}");
        }
    }

    public void Moved(DateTimeOffset now, string why) => terminal.Line($"--> {OsloText.Instant(now)}  time is moved forward: {why}");

    public void Answered(Study before, Study after, SiteRequest request, DateTimeOffset now)
    {
        // The events say it.
    }

    public void RestAccepted(int sites, DateTimeOffset now)
    {
        // The events say it.
    }

    public void CameToNothing(Study study, DateTimeOffset now)
    {
        Step("No offer");
        StandingText.Write(terminal, study, now);
    }

    public void Offered(Study study, DateTimeOffset now)
    {
        Step("The offer");
        OfferText.Write(terminal, study);
    }

    public void Placed(Study study, DateTimeOffset now)
    {
        // The events say it.
    }

    public void RecruitmentBegins(Study study, string late, int monthsLate)
    {
        Step("Recruitment, as reported at the end of each month");
        terminal.Line($"Played: the sites recruit what was expected of them, in whole patients; {late} begins {Figures.Whole(monthsLate)} months late.");
        terminal.Line($"Before the first: {RecruitmentText.Forecast(study)}");
    }

    public void Month(string month, Study study) => terminal.Line(
        $"--> {month}  {EnumNames.InWords(study.State),-10}  {Figures.Whole(study.Recruitment.RecruitedPatients),3} of {Figures.Whole(study.Recruitment.OfferedPatients)}  on time {Figures.Probability(study.Recruitment.Probability),6}  expected {Figures.Expected(study.Recruitment.Patients),-13}  {ByMonth(study, month)}");

    public void RecruitmentEnds() => Step("The end");

    public void Closed(Study study, DateTimeOffset now) => terminal.Line(
        $"{EnumNames.InWords(study.State)}: recruited {RecruitmentText.Progress(study.Recruitment)}; everything still reserved is released");

    public void CompetitionBegins() => Step("Studies that want the same patients");

    public void CompetitorRegistered(Study study, DateTimeOffset now) => terminal.Line(
        $"  {study.Name}, {study.Draft.Title}: wants {Figures.Whole(study.Draft.TargetPatients)} patients from {Figures.Day(study.Draft.EnrolmentStart)} to {Figures.Day(study.Draft.EnrolmentEnd)}");

    public void Waits(Study study, int before, DateTimeOffset now)
    {
        terminal.Line($"Too little is free: {Figures.Whole(study.Plan.OfferablePatients)} of {Figures.Whole(study.Draft.TargetPatients)} patients could be offered at the wanted probability");
        WaitingText.Write(terminal, study);
    }

    public void Withdrawn(Study study, DateTimeOffset now) => terminal.Line($"The sponsor of {study.Name} withdraws it:");

    public void Served(Study study, DateTimeOffset now) => terminal.Line(
        $"With the capacity that this released, the waiting study is served. {EnumNames.InWords(study.State)}: {Figures.Whole(study.Requests.Count)} sites asked, {SiteAnswers.Tally(study.Requests)}");

    public void End(Study told)
    {
        terminal.Line();
        terminal.Line($"The whole history of {told.Name} is on record: trialmatch history STUDY shows it (with --keep, from another terminal).");
    }

    private static IEnumerable<string> Cells(PlacedSample sample)
    {
        var plan = sample.Study.Plan;
        return
        [
            sample.Name,
            plan.Classification.Triage ? Figures.None : EnumNames.InWords(plan.Classification.Lead),
            $"{Figures.Whole(plan.OfferablePatients)} of {Figures.Whole(plan.TargetPatients)}",
            Figures.Probability(plan.Probability),
            Figures.Expected(plan.Patients),
            Figures.Whole(plan.Sites.Count(Reasons.IsChosen)),
            EnumNames.InWords(sample.Study.State),
            ResourceName.IdOf("studies", sample.Study.Name),
        ];
    }

    private static string ByMonth(Study study, string month) => string.Join(
        ", ",
        study.Requests
            .SelectMany(request => request.Recruitment
                .Where(reported => Figures.Month(reported.Month) == month)
                .Select(reported => $"{request.Trust["trusts/".Length..]} {Figures.Whole(reported.Patients)}"))
            .DefaultIfEmpty("no site is open yet"));

    private void Step(string step)
    {
        terminal.Line();
        terminal.Heading(step);
    }
}
