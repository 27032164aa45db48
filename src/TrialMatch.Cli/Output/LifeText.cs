using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The demonstration's play for people: what is done, what time it is, and what the service made of it.</summary>
internal static class LifeText
{
    private const int LongestLine = 240;

    // What follows from other events, and would only lengthen the tale.
    private static readonly HashSet<string> Untold = new(StringComparer.Ordinal) { "holds-settled", "commitment-rephased", "recruitment-reported" };

    public static void WriteTitle(Terminal terminal, Study told)
    {
        terminal.Line();
        terminal.Heading("A study's life, with time moved forward");
        terminal.Line("The server's clock is moved ahead of the real one, so that months pass in seconds. Answers and recruitment are played;");
        terminal.Line("everything else is the service at work. Times are Oslo's.");
        terminal.Line($"The study: {told.Draft.Title}");
        terminal.Line($"  {told.Name} of {told.Sponsor}");
    }

    public static void WriteStep(Terminal terminal, string step)
    {
        terminal.Line();
        terminal.Heading(step);
    }

    public static void WriteNote(Terminal terminal, string note) => terminal.Line(note);

    public static void WriteMove(Terminal terminal, DateTimeOffset now, string why) =>
        terminal.Line($"--> {OsloText.Instant(now)}  time is moved forward: {why}");

    public static void WriteEvents(Terminal terminal, IEnumerable<StudyEvent> events)
    {
        foreach (var happened in events.Where(happened => !Untold.Contains(happened.Type)))
        {
            var detail = happened.Detail.Length == 0 ? string.Empty : $": {happened.Detail}";
            terminal.Line(Shortened($"    {OsloText.Instant(happened.Time.ToDateTimeOffset())}  {happened.Type}{detail}"));
        }
    }

    public static void WriteStudy(Terminal terminal, Study study) => terminal.Line(
        $"  {study.Name}, {study.Draft.Title}: wants {Figures.Whole(study.Draft.TargetPatients)} patients from {Figures.Day(study.Draft.EnrolmentStart)} to {Figures.Day(study.Draft.EnrolmentEnd)}");

    public static void WritePlaced(Terminal terminal, string sample, Study study) => terminal.Line(
        $"  {sample}: {EnumNames.InWords(study.State)}, {Figures.Whole(study.Recruitment.OfferedPatients)} patients at {Figures.Whole(study.Recruitment.Sites.Count)} sites with probability {Figures.Probability(study.Recruitment.Probability)}");

    public static void WriteRecruitmentHead(Terminal terminal, Study study, string late, int monthsLate)
    {
        terminal.Line($"Played: each site recruits what was expected of it, to the nearest patient; {late} begins {Figures.Whole(monthsLate)} months late.");
        terminal.Line($"Before the first: {RecruitmentText.Forecast(study)}");
    }

    public static void WriteMonth(Terminal terminal, string month, Study study) => terminal.Line(
        $"--> {month}  {EnumNames.InWords(study.State),-10}  {Figures.Whole(study.Recruitment.RecruitedPatients),3} of {Figures.Whole(study.Recruitment.OfferedPatients)}  on time {Figures.Probability(study.Recruitment.Probability),6}  expected {Figures.Expected(study.Recruitment.Patients),-13}  {ByMonth(study, month)}");

    public static void WriteRecruited(Terminal terminal, Study study) => terminal.Line(
        $"{EnumNames.InWords(study.State)}: recruited {RecruitmentText.Progress(study.Recruitment)}; what was still reserved is given back");

    public static void WriteWaiting(Terminal terminal, Study study)
    {
        terminal.Line(
            $"Too little is free: {Figures.Whole(study.Plan.OfferablePatients)} of {Figures.Whole(study.Draft.TargetPatients)} patients could be offered at the wanted probability");
        WaitingText.Write(terminal, study);
    }

    public static void WriteServed(Terminal terminal, Study study) => terminal.Line(
        $"{EnumNames.InWords(study.State)}: {Figures.Whole(study.Requests.Count)} sites asked, {SiteAnswers.Tally(study.Requests)}");

    public static void WriteEnd(Terminal terminal, Study study)
    {
        terminal.Line();
        terminal.Line($"The whole history of {study.Name} is on record: trialmatch history STUDY shows it (with --keep, from another terminal).");
    }

    private static string ByMonth(Study study, string month) => string.Join(
        ", ",
        study.Requests
            .SelectMany(request => request.Recruitment
                .Where(reported => Figures.Month(reported.Month) == month)
                .Select(reported => $"{request.Trust["trusts/".Length..]} {Figures.Whole(reported.Patients)}"))
            .DefaultIfEmpty("no site is open yet"));

    // The history has it whole.
    private static string Shortened(string line) => line.Length <= LongestLine ? line : string.Concat(line.AsSpan(0, LongestLine), "…");
}
