using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Domain.Tests.Studies.Life;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>
/// A year of requests that are put in one way, and the weeks until the last of them is decided. What time brings about happens each morning; people
/// act on working days.
/// </summary>
internal sealed class SimulatedYear
{
    /// <summary>The days after the last decision: sites answer within a week, an unanswered offer stands for a month.</summary>
    private const int LastDays = 60;

    private readonly World _world;
    private readonly Approach _approach;
    private readonly List<PutRequest> _put = [];
    private readonly HeldShares _held;
    private int _waitingForNothing;
    private int _commands;
    private long _freedBefore;

    private SimulatedYear(World world, Approach approach, IEnumerable<SimulatedRequest> requests)
    {
        (_world, _approach) = (world, approach);
        _held = new HeldShares(world, requests);
    }

    /// <param name="world">A world in which nothing has happened yet.</param>
    public static YearFigures Run(World world, Approach approach, IReadOnlyList<SimulatedRequest> requests)
    {
        var year = new SimulatedYear(world, approach, requests);
        var last = requests.Max(request => request.Decides).AddDays(LastDays);
        for (var today = OsloTime.DateAt(world.Now); today <= last; today = OsloTime.DateAt(world.Now))
        {
            year.TimePasses();
            if (WorkingDays.IsWorkingDay(today))
            {
                year.PeopleAct(today, requests.Where(request => request.Arrives == today));
            }

            year.Note();
            world.Advance(TimeSpan.FromDays(1));
        }

        return YearFigures.Of(world, year._put, year._held, year._waitingForNothing);
    }

    /// <summary>A waiting study tries again once capacity has come free.</summary>
    private void TimePasses()
    {
        _world.WakeDue();
        if (_world.Ledgers.Values.Sum(ledger => ledger.FreedCount) is var freed && freed != _freedBefore)
        {
            _freedBefore = freed;
            _world.ServeWaiting();
        }
    }

    private void PeopleAct(DateOnly today, IEnumerable<SimulatedRequest> arriving)
    {
        _put.AddRange(arriving.Select(request => new PutRequest(request, Register(request))));
        for (var number = 0; number < _put.Count; number++)
        {
            SitesAnswer(_put[number], today);
            if (_put[number].Request.Decides <= today)
            {
                _put[number] = Decide(_put[number]);
            }
        }
    }

    private int Register(SimulatedRequest request) => _world.Register(request.Draft, _approach == Approach.TwoSteps ? StudyIntent.Explore : StudyIntent.Place);

    /// <summary>One after another, as an answer may have others asked.</summary>
    private void SitesAnswer(PutRequest put, DateOnly today)
    {
        while (Answer(put.Request, _world.StudyAt(put.Latest), today) is { } answer)
        {
            Do(put.Latest, answer);
        }
    }

    private static CommandEvent? Answer(SimulatedRequest request, Study study, DateOnly today) =>
        study.Sites.Where(site => Answers(request, site, today))
            .Select(CommandEvent (site) => AnswerOf(site, request.Minds[site.Trust].Answer == true))
            .Concat((study.Inquiry?.Sites ?? []).Where(site => Answers(request, site, today))
                .Select(site => AnswerOf(site, request.Minds[site.Trust].Answer == true)))
            .FirstOrDefault();

    private static bool Answers(SimulatedRequest request, IAskedSite site, DateOnly today) =>
        site.IsOpen && request.Minds[site.Trust] is { Answer: not null } mind
        && WorkingDays.AddWorkingDays(OsloTime.DateAt(site.AskedAt), mind.WorkingDays) <= today;

    private static CommandEvent AnswerOf(StudySite site, bool takesPart) => takesPart
        ? new RequestAccepted(site.Trust, site.Hold.Patients, Start: null, "the investigator", "", IsByCentre: false)
        : new RequestDeclined(site.Trust, DeclineReason.Staff, "", IsByCentre: false);

    private static InterestReported AnswerOf(InterestSite site, bool takesPart) => new InterestReported(
        site.Trust,
        takesPart
            ? new InterestForm(Interest.Interested, IsPopulationThere: true, site.Patients, RecruitmentChance.Good, [])
            : new InterestForm(Interest.NotInterested, IsPopulationThere: null, Patients: null, RecruitmentChance.Unspecified, [InterestLimit.Staff]),
        "",
        IsByCentre: false);

    private PutRequest Decide(PutRequest put)
    {
        var study = _world.StudyAt(put.Latest);
        if (put is { Request.Comes: true, Again: null } && study.State == StudyState.Expired)
        {
            return put with { Again = Register(put.Request) };
        }

        if (DecisionOf(put.Request, study.State) is { } decision)
        {
            Do(put.Latest, decision);
        }

        return put;
    }

    /// <summary>A sponsor that does not come leaves nothing waiting; one that is silent lets only an offer or an inquiry lapse.</summary>
    private static CommandEvent? DecisionOf(SimulatedRequest request, StudyState state) => state switch
    {
        StudyState.Exploring when request.Comes => new InquiryConfirmed(""),
        StudyState.Exploring when !request.IsSilent => new InquiryLost(LossReason.OtherCountry, ""),
        StudyState.Offered when request.Comes => new OfferAccepted(""),
        StudyState.Offered when !request.IsSilent => new OfferDeclined(""),
        StudyState.Requested or StudyState.Waitlisted when !request.Comes => new StudyWithdrawn(""),
        _ => null,
    };

    private void Do(int index, CommandEvent wanted) => Assert.Null(_world.Do(index, new RequestId($"command-{++_commands}"), wanted));

    private void Note()
    {
        _held.NoteDay();
        var inVain = _put.Where(put => !put.Request.Comes).Select(put => _world.StudyAt(put.Latest).Id).ToHashSet();
        _waitingForNothing += _put.Count(put => BeginsToWait(put.Latest) && _world.PlanWithout(put.Latest, inVain).Outcome == PlanOutcome.Feasible);
    }

    private bool BeginsToWait(int index) =>
        _world.Histories[index].Any(entry => entry.At == _world.Now && entry.Event is StudyWaitlisted) && _world.StudyAt(index).State == StudyState.Waitlisted;
}
