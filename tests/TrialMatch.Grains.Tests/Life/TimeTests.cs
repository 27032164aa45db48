using System.Text.Json;
using System.Text.RegularExpressions;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>Years of deadlines, reminders and expiries, by a clock that is moved.</summary>
public sealed partial class TimeTests(GrainCluster cluster) : IClassFixture<GrainCluster>
{
    private static readonly StudyDraft Draft = Drafts.Of("Breast Cancer", targetPatients: 12) with
    {
        MinimumPatients = 1,
        EnrolmentStart = new DateOnly(2031, 1, 1),
        EnrolmentEnd = new DateOnly(2032, 6, 30),
    };

    /// <summary>Sent, and the end of the fifth Norwegian working day after it.</summary>
    public static TheoryData<string, string> Deadlines { get; } = new()
    {
        // Maundy Thursday, Good Friday and Easter Monday; summer time begins on Easter Sunday.
        { "2027-03-22T09:00Z", "2027-04-01T22:00Z" },

        // Whit Monday is 17 May.
        { "2027-05-12T09:00Z", "2027-05-20T22:00Z" },

        // Christmas Day and Boxing Day are a Monday and a Tuesday; Christmas Eve is a Sunday.
        { "2028-12-20T09:00Z", "2028-12-29T23:00Z" },

        // Late in the evening in Greenwich is the next day in Oslo.
        { "2029-06-03T22:30Z", "2029-06-11T22:00Z" },
    };

    [Theory]
    [MemberData(nameof(Deadlines))]
    public async Task Silent_sites_are_reminded_twice_and_lapse_at_the_end_of_the_fifth_working_day(string sentAt, string endsAt)
    {
        cluster.Clock.AdvanceTo(At(sentAt));
        var (id, end) = ((await cluster.RegisteredAsync("silent-" + sentAt, Draft)).Id, At(endsAt));
        var asked = await cluster.StudyAsync(id);
        Assert.All(asked.Sites, site => Assert.Equal(end, site.AnswerBy));

        var halfTime = asked.Sites[0].AskedAt + ((end - asked.Sites[0].AskedAt) / 2);
        await AssertNothingHappensUntilAsync(id, halfTime);
        await AssertHappensAtAsync(id, halfTime, study => study.Sites.All(site => site.Reminded == ReminderKind.HalfTime));
        await AssertNothingHappensUntilAsync(id, end.AddDays(-1));
        await AssertHappensAtAsync(id, end.AddDays(-1), study => study.Sites.All(site => site.Reminded == ReminderKind.LastDay));
        await AssertNothingHappensUntilAsync(id, end);
        await AssertHappensAtAsync(
            id, end, study => asked.Sites.All(site => study.FindSite(site.Trust) is { State: RequestState.NoAnswer, Hold.State: HoldState.Released }));

        var reminders = (await EventsAsync(id)).TakeWhile(happened => happened is not RequestsLapsed).OfType<RequestsReminded>();
        Assert.Equal([ReminderKind.HalfTime, ReminderKind.LastDay], reminders.Select(reminder => reminder.Kind));
        await WithdrawAsync(id);
        await Invariants.AssertHoldAsync(cluster);
    }

    [Fact]
    public async Task An_offer_lapses_at_the_end_of_the_thirtieth_day_and_its_holds_with_it()
    {
        cluster.Clock.AdvanceTo(At("2030-01-07T09:00Z"));
        var id = (await cluster.RegisteredAsync("offered", Draft)).Id;
        await cluster.AcceptAllAsync(id);

        // Thirty days on the calendar are up at the end of 6 February in Oslo.
        var end = At("2030-02-06T23:00Z");
        Assert.Equal(end, (await cluster.StudyAsync(id)).OfferStandsUntil);
        await AssertNothingHappensUntilAsync(id, end);
        await AssertHappensAtAsync(id, end, study => study.State == StudyState.Expired);
        Assert.All((await cluster.StudyAsync(id)).Sites, site => Assert.Equal(HoldState.Released, site.Hold.State));
        await Invariants.AssertHoldAsync(cluster);
    }

    [Fact]
    public async Task A_sweep_that_comes_weeks_late_does_what_one_on_time_would_have_done_but_for_reminders_that_are_of_no_use_any_more()
    {
        cluster.Clock.AdvanceTo(At("2030-03-04T09:00Z"));
        var punctual = await RegisterAndAcceptOneAsync("punctual");
        await LiveHourByHourAsync(punctual);
        var late = await RegisterAndAcceptOneAsync("late");
        cluster.Clock.Advance(TimeSpan.FromDays(23));
        await cluster.StudyWhenAsync(late, study => study.State == StudyState.Offered);
        cluster.Clock.Advance(TimeSpan.FromDays(80));
        await cluster.StudyWhenAsync(late, study => study.State == StudyState.Expired);

        Assert.Equal(await TimelessAsync(punctual), await TimelessAsync(late));
    }

    [Fact]
    public async Task A_study_that_waits_is_looked_at_again_when_its_window_is_over_and_comes_to_rest()
    {
        cluster.Clock.AdvanceTo(At("2030-09-02T09:00Z"));
        var id = (await cluster.RegisteredAsync("hopeless", Draft with
        {
            TargetPatients = 2_000,
            MinimumPatients = null,
            EnrolmentStart = new DateOnly(2030, 10, 1),
            EnrolmentEnd = new DateOnly(2031, 2, 28),
        })).Id;
        Assert.Contains((await cluster.StudyAsync(id)).State, new[] { StudyState.Waitlisted, StudyState.NotFeasible });

        cluster.Clock.AdvanceTo(At("2031-03-01T09:00Z"));
        await cluster.StudyWhenAsync(id, study => study.State == StudyState.NotFeasible);
    }

    private async Task<StudyId> RegisterAndAcceptOneAsync(string name)
    {
        var study = await cluster.RegisteredAsync(name, Draft);
        var site = study.Sites[0];
        var accepted = new RequestAccepted(site.Trust, site.Hold.Patients, null, "the investigator", "", IsByCentre: false);
        Assert.Null((await cluster.RecordAsync(study.Id, "accept", accepted)).Refusal);
        return study.Id;
    }

    private async Task LiveHourByHourAsync(StudyId id)
    {
        for (var hour = 0; hour < 24 * 60 && (await cluster.StudyAsync(id)).State != StudyState.Expired; hour++)
        {
            cluster.Clock.Advance(TimeSpan.FromHours(1));
            await cluster.StudyOf(id).WakeAsync();
        }

        Assert.Equal(StudyState.Expired, (await cluster.StudyAsync(id)).State);
    }

    private async Task AssertNothingHappensUntilAsync(StudyId id, DateTimeOffset instant)
    {
        // A second before, as the clock runs on.
        cluster.Clock.AdvanceTo(instant.AddSeconds(-1));
        var before = await cluster.StudyAsync(id);
        await cluster.StudyOf(id).WakeAsync();
        if (cluster.Clock.GetUtcNow() < instant)
        {
            Assert.Equal(before.Version, (await cluster.StudyAsync(id)).Version);
        }
    }

    private async Task AssertHappensAtAsync(StudyId id, DateTimeOffset instant, Func<Study, bool> isSo)
    {
        cluster.Clock.AdvanceTo(instant);
        await cluster.StudyWhenAsync(id, isSo);
    }

    private async Task<IEnumerable<StudyEvent>> EventsAsync(StudyId id) =>
        (await cluster.StudyOf(id).GetHistoryAsync()).Entries.Select(entry => entry.Event);

    /// <summary>What happened, one line for each event but reminders, without the times.</summary>
    private async Task<IEnumerable<string>> TimelessAsync(StudyId id) => (await EventsAsync(id))
        .Where(happened => happened is not (RequestsReminded or StudyRegistered))
        .Select(happened => StudyEventNames.NameOf(happened) + Instant().Replace(JsonSerializer.Serialize(happened, DomainJson.Options), "then"));

    private async Task WithdrawAsync(StudyId id) =>
        Assert.Null((await cluster.RecordAsync(id, "withdraw", new StudyWithdrawn(""))).Refusal);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[^""]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Instant();
}
