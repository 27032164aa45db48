using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.Domain.Calendar;
using TrialMatch.V1;
using Month = TrialMatch.Domain.Calendar.Month;

namespace TrialMatch.Cli.Embedded;

/// <summary>Plays two studies after the same patients: the first takes what there is, the second waits until the first is withdrawn.</summary>
internal sealed class CompetingStudies(Stage stage)
{
    // More than Norway could carry: the plan then says how many it can.
    private const int TooMany = 100_000;

    private const int MonthsAhead = 3;

    public async Task PlayAsync(Study sample)
    {
        var draft = await LargestDraftAsync(sample);
        stage.Say(terminal => LifeText.WriteStep(terminal, "Two studies want the same patients"));
        var first = await RegisterAsync(sample.Sponsor, draft, "first");
        await stage.TellEventsAsync(first);
        var second = await RegisterAsync(sample.Sponsor, draft, "second");
        var waiting = await stage.UntilAsync(second, "waitlisted", now => now.State == Study.Types.State.Waitlisted);
        await stage.TellEventsAsync(second);
        stage.Say(terminal => LifeText.WriteWaiting(terminal, waiting));
        await WithdrawAsync(first);
        var served = await stage.UntilAsync(second, "served from the waiting list", now => now.State == Study.Types.State.Requested);
        stage.Show(served);
        stage.Say(terminal => LifeText.WriteNote(terminal, "And with what that gave back, the second is served by itself:"));
        await stage.TellEventsAsync(second);
        stage.Say(terminal => LifeText.WriteServed(terminal, served));
    }

    /// <summary>The sample's study again, enrolling for as long from some months after now, for as many patients as can be offered.</summary>
    private async Task<StudyDraft> LargestDraftAsync(Study sample)
    {
        var draft = sample.Draft.Clone();
        draft.RegistryIds.Clear();
        draft.ProtocolCode = string.Empty;
        var today = OsloTime.DateAt(stage.Now);
        var monthsLater = Month.Of(today) + MonthsAhead - Month.Of(draft.EnrolmentStart.Year, draft.EnrolmentStart.Month);
        draft.EnrolmentStart = Later(draft.EnrolmentStart, monthsLater);
        draft.EnrolmentEnd = Later(draft.EnrolmentEnd, monthsLater);
        draft.TargetPatients = TooMany;
        var plan = (await stage.Server.Studies.PreviewPlacementAsync(new PreviewPlacementRequest { Draft = draft }, stage.Server.OneCall())).Plan;
        draft.TargetPatients = plan.OfferablePatients;
        return draft;
    }

    private async Task<string> RegisterAsync(string sponsor, StudyDraft draft, string which)
    {
        var titled = draft.Clone();
        titled.Title = $"The {which} of two studies after the same patients";
        var reply = await stage.Server.Studies.RegisterStudyAsync(
            new RegisterStudyRequest { RequestId = stage.NextRequestId(), Sponsor = sponsor, Draft = titled }, stage.Server.OneCall());
        stage.Show(reply);
        stage.Say(terminal => LifeText.WriteStudy(terminal, reply));
        return reply.Name;
    }

    private static Date Later(Date date, int months) => date.ToDateTimeOffset().AddMonths(months).ToDate();

    private async Task WithdrawAsync(string study)
    {
        var reply = await stage.Server.Studies.WithdrawStudyAsync(
            new WithdrawStudyRequest { RequestId = stage.NextRequestId(), Name = study }, stage.Server.OneCall());
        stage.Show(reply);
        stage.Say(terminal => LifeText.WriteNote(terminal, "Its sponsor takes the first back:"));
        await stage.TellEventsAsync(study);
    }
}
