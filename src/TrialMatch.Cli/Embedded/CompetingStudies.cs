using Google.Type;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;
using Month = TrialMatch.Primitives.Calendar.Month;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Cli.Embedded;

/// <summary>
/// Plays studies that compete for the same patients, each for most of what Norway can offer. They are registered until one has to wait,
/// and that one is served when the one before it is withdrawn.
/// </summary>
internal sealed class CompetingStudies(Stage stage)
{
    private const int MonthsAhead = 3;
    private const int MaxStudies = 30;

    // A share of what could be offered, so that the next study can take the place of another even if the figures have changed slightly.
    private const double Share = 0.8;

    public async Task PlayAsync(Study sample)
    {
        var draft = await MaxDraftAsync(sample);
        stage.Tell(tale => tale.CompetitionBegins());
        var asked = new List<Study>();
        var study = await RegisterAsync(sample.Sponsor, draft, 1);
        while (study.State == State.Requested && asked.Count < MaxStudies)
        {
            asked.Add(study);
            study = await RegisterAsync(sample.Sponsor, draft, asked.Count + 1);
        }

        if (study.State != State.Waitlisted || asked.Count == 0)
        {
            throw new CommandException(ExitCodes.Failed, Figures.Format($"the demonstration expected the last of {asked.Count + 1} studies after the same patients to wait for one before it; it is {EnumNames.InWords(study.State)}"));
        }

        stage.Tell(tale => tale.Waits(study, asked.Count, stage.Now));
        await TakeBackAsync(asked[^1]);
        var served = await stage.UntilAsync(study.Name, "served from the waiting list", now => now.State == State.Requested);
        stage.Show(served);
        await stage.TellEventsAsync(study.Name);
        stage.Tell(tale => tale.Served(served, stage.Now));
    }

    /// <summary>
    /// Returns a copy of the sample's study that enrols for as long, starting some months from now, for most of the patients that can be
    /// offered.
    /// </summary>
    private async Task<StudyDraft> MaxDraftAsync(Study sample)
    {
        var draft = sample.Draft.Clone();
        draft.RegistryIds.Clear();
        if (draft.Intake is { } intake)
        {
            intake.RegistryNumbers.Clear();
            intake.Decision = null;
        }

        draft.ProtocolCode = string.Empty;
        var today = OsloTime.DateAt(stage.Now);
        var monthsLater = Month.Of(today) + MonthsAhead - Month.Of(draft.EnrolmentStart.Year, draft.EnrolmentStart.Month);
        draft.EnrolmentStart = Later(draft.EnrolmentStart, monthsLater);
        draft.EnrolmentEnd = Later(draft.EnrolmentEnd, monthsLater);
        draft.TargetPatients = (int)Math.Ceiling(Share * await stage.MaxOfferableAsync(draft));
        return draft.TargetPatients > 0
            ? draft
            : throw new CommandException(ExitCodes.Failed, "the demonstration expected some capacity to be free once the study is over; there is none");
    }

    private async Task<Study> RegisterAsync(string sponsor, StudyDraft draft, int number)
    {
        var titled = draft.Clone();
        titled.Title = Figures.Format($"Study {number} after the same patients");
        var reply = await stage.Server.Studies.RegisterStudyAsync(
            new RegisterStudyRequest { RequestId = stage.NextRequestId(), Sponsor = sponsor, Draft = titled }, stage.Server.OneCall());
        var study = await stage.UntilAsync(reply.Name, "matched", now => now.State is not (State.Registered or State.Matching));
        stage.Show(study);
        stage.Tell(tale => tale.CompetitorRegistered(study, stage.Now));
        await stage.TellEventsAsync(study.Name);
        return study;
    }

    private static Date Later(Date date, int months) => date.ToDateTimeOffset().AddMonths(months).ToDate();

    private async Task TakeBackAsync(Study study)
    {
        var reply = await stage.Server.Studies.WithdrawStudyAsync(
            new WithdrawStudyRequest { RequestId = stage.NextRequestId(), Name = study.Name }, stage.Server.OneCall());
        stage.Show(reply);
        stage.Tell(tale => tale.Withdrawn(study, stage.Now));
        await stage.TellEventsAsync(study.Name);
    }
}
