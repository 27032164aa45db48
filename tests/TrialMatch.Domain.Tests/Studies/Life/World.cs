using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Studies.Life;

/// <summary>
/// Studies and trusts as the service runs them, without the service: each step is decided by the domain, written, and acted
/// on at the trusts' ledgers. It can stop at any point, as a crash would, and messages can come again, late.
/// </summary>
internal sealed class World
{
    private static readonly ImmutableArray<TrustProfile> AmpleProfiles = ProfilesOf(AmpleNetwork.Seed);

    private const int MonthsElsewhere = 18;

    private readonly NetworkSeed _network;
    private readonly Dictionary<TrustId, Ledger> _ledgers;
    private readonly Dictionary<TrustId, IDeclaredCapacity> _declared;
    private readonly Dictionary<TrustId, ImmutableArray<RecruitmentEntry>> _recruitment;
    private readonly List<Action> _messages = [];
    private readonly Dictionary<int, (ImmutableArray<HistoryEntry> History, Study Study)> _replayed = [];

    /// <param name="capacityPercent">How much of its default capacity each trust declares.</param>
    /// <param name="network">The trusts and what plans assume of them; null: <see cref="AmpleNetwork"/>.</param>
    public World(int capacityPercent, NetworkSeed? network = null)
    {
        _network = network ?? AmpleNetwork.Seed;
        Profiles = network is null ? AmpleProfiles : ProfilesOf(network);
        _recruitment = Profiles.ToDictionary(profile => profile.Id, _ => ImmutableArray<RecruitmentEntry>.Empty);
        _declared = Profiles.ToDictionary(
            profile => profile.Id, IDeclaredCapacity (profile) => new ScaledCapacity(new ProfileCapacity(profile), capacityPercent));
        _ledgers = _declared.ToDictionary(each => each.Key, each => new Ledger(each.Value));
    }

    public DateTimeOffset Now { get; private set; } = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    public List<ImmutableArray<HistoryEntry>> Histories { get; } = [];

    /// <summary>Steps until the next crash; none comes where it is null.</summary>
    public int? StepsToCrash { get; set; }

    public IReadOnlyDictionary<TrustId, Ledger> Ledgers => _ledgers;

    public ImmutableArray<TrustProfile> Profiles { get; }

    /// <summary>The trusts that declared a field without a centre.</summary>
    public IEnumerable<TrustId> TrustsThatWant(ConditionGroup field, bool isOfChildren) =>
        Profiles.Where(profile => profile.TakesPartIn(Area.OtherFields, field, isOfChildren)).Select(profile => profile.Id);

    public IEnumerable<Study> Studies => Enumerable.Range(0, Histories.Count).Select(StudyAt);

    public Study StudyAt(int index)
    {
        if (!_replayed.TryGetValue(index, out var replayed) || replayed.History != Histories[index])
        {
            replayed = (Histories[index], Study.Replay(IdOf(index), Histories[index])!);
            _replayed[index] = replayed;
        }

        return replayed.Study;
    }

    public int Register(StudyDraft draft, StudyIntent? intent = null)
    {
        var index = Histories.Count;
        var classification = Classifier.Classify(StudySubject.Of(draft));
        Histories.Add([new HistoryEntry(1, Now, Actors.LocalOperator, new StudyRegistered(new RequestId($"register-{index}"), new SponsorId("sponsor"), draft, classification) { Intent = intent })]);
        BringToRest(index);
        return index;
    }

    /// <summary>What a person wants; answers what the service would.</summary>
    public Refusal? Do(int index, RequestId requestId, CommandEvent wanted)
    {
        if (CommandDecisions.RefusalOfForm(requestId, wanted) is { } malformed)
        {
            return malformed;
        }

        if (CommandDecisions.FindRepeated(Histories[index], requestId) is { } before)
        {
            return CommandDecisions.RefusalOfRepeat(before, wanted, requestId);
        }

        BringToRest(index);
        if ((CommandDecisions.RefusalOf(StudyAt(index), wanted, Now) ?? RefusalOfTrusts(StudyAt(index), wanted) ?? RefusalOfNumber(StudyAt(index), wanted)) is { } refusal)
        {
            return refusal;
        }

        Write(index, [wanted], requestId);
        BringToRest(index);
        return null;
    }

    public void Advance(TimeSpan time) => Now += time;

    /// <summary>What the sweeps do: wake what is due, tell what was evicted, serve who waits in order.</summary>
    public void Sweep()
    {
        WakeDue();
        foreach (var (trust, ledger) in _ledgers)
        {
            foreach (var hold in ledger.Evicted.ToList())
            {
                Evict(trust, hold);
            }
        }

        ServeWaiting();
    }

    /// <summary>Wakes each study that is due.</summary>
    public void WakeDue()
    {
        for (var index = 0; index < Histories.Count; index++)
        {
            if (StudySteps.DueAt(StudyAt(index)) <= Now)
            {
                BringToRest(index);
            }
        }
    }

    /// <summary>Has each waiting study try again, in the waiting list's order.</summary>
    public void ServeWaiting()
    {
        foreach (var index in Waiting().ToList())
        {
            Serve(index);
        }
    }

    /// <summary>The waiting list in its order.</summary>
    public IEnumerable<int> Waiting() => Enumerable.Range(0, Histories.Count)
        .Select(index => (Index: index, Study: StudyAt(index)))
        .Where(each => each.Study.State == StudyState.Waitlisted)
        .OrderByDescending(each => each.Study.Priority)
        .ThenBy(each => each.Study.RegisteredAt)
        .ThenBy(each => each.Study.Id.Value, StringComparer.Ordinal)
        .Select(each => each.Index);

    /// <summary>The plan that a study would get now if others held nothing.</summary>
    public PlacementPlan PlanWithout(int index, IReadOnlySet<StudyId> others)
    {
        var study = StudyAt(index);
        return Plan(study, StudyDecisions.StandingOf(study, Now), Profiles.ToDictionary(profile => profile.Id, profile => LedgerWithout(profile.Id, others)));
    }

    /// <summary>A trust declares another part of its capacity; false where what is committed forbids it.</summary>
    public bool Declare(TrustId trust, int percent) => TakeUp(trust, (ScaledCapacity)_declared[trust] with { Percent = percent });

    /// <summary>A trust promises a part of a pool outside TrialMatch, in place of what it had promised so; false where what is committed forbids it.</summary>
    public bool PromiseElsewhere(TrustId trust, int which, int percent)
    {
        var declared = (ScaledCapacity)_declared[trust];
        var pools = Profiles.First(profile => profile.Id == trust).Pools;
        var pool = pools[which % pools.Length].Pool.Id;
        var from = Month.Of(OsloTime.DateAt(Now));
        var promised = new PoolTake(pool, from, [.. Enumerable.Range(0, MonthsElsewhere).Select(i => (int)(declared.DeclaredIn(pool, from + i) * percent / 100))]);
        return TakeUp(trust, declared with
        {
            Elsewhere = which % 2 == 0
                ? declared.Elsewhere with { OwnInitiated = [promised] }
                : declared.Elsewhere with { RunningElsewhere = [promised] },
        });
    }

    /// <summary>A trust keeps a share of all its pools for its own research. Nothing that is promised gives way to it.</summary>
    public void KeepForResearch(TrustId trust, int percent)
    {
        var holds = _ledgers[trust].Holds.Values.ToList();
        Assert.True(TakeUp(trust, (ScaledCapacity)_declared[trust] with { ResearchPercent = percent }));
        Assert.Equal(holds, _ledgers[trust].Holds.Values);
    }

    private static ImmutableArray<TrustProfile> ProfilesOf(NetworkSeed network) =>
        [.. network.Trusts.Select((trust, i) => PlanningDefaults.ProfileFor(network, trust.Id) with { Fields = FieldsOf(i) })];

    private bool TakeUp(TrustId trust, ScaledCapacity after)
    {
        var (ledger, before) = (_ledgers[trust], _declared[trust]);
        var decision = CapacityDeclaration.Decide(ledger, before, after, Month.Of(OsloTime.DateAt(Now)));
        if (!decision.Overfull.IsEmpty)
        {
            return false;
        }

        foreach (var hold in decision.Evicted)
        {
            ledger.Evict(hold.Study, Now);
        }

        ledger.Declare(after);
        _declared[trust] = after;
        return true;
    }

    /// <summary>A message that was sent before comes again.</summary>
    public void Redeliver(int number)
    {
        if (_messages.Count > 0)
        {
            _messages[number % _messages.Count]();
        }
    }

    private void Evict(TrustId trust, Hold hold)
    {
        var index = IndexOf(hold.Study);
        BringToRest(index);
        if (StudyDecisions.OnHoldEvicted(StudyAt(index), trust, hold.Round) is { } lost)
        {
            Write(index, [lost]);
            BringToRest(index);
        }
        else
        {
            Send(() => _ledgers[trust].Release(hold.Study, hold.Round, Now));
        }
    }

    private void Serve(int index)
    {
        var study = StudyAt(index);
        if (StudyDecisions.OnServed(study, PlanPlacement(study)) is { } served)
        {
            Write(index, [served]);
            BringToRest(index);
        }
    }

    private void BringToRest(int index)
    {
        for (var steps = 0; StudySteps.Next(StudyAt(index), Now) is var step && step != StudyStep.Rest; steps++)
        {
            Assert.True(steps < 200, $"{IdOf(index)} does not come to rest: {string.Join(", ", Histories[index].TakeLast(12).Select(entry => StudyEventNames.NameOf(entry.Event)))}");
            var happened = Take(step, StudyAt(index));
            CrashIfItIsTime();
            Write(index, happened);
        }
    }

    private IReadOnlyList<StudyEvent> Take(StudyStep step, Study study) => step switch
    {
        StudyStep.PickSites => [StudyDecisions.OnPlanned(study, PlanPlacement(study))],
        StudyStep.AskForHolds => [AskForHolds(study)],
        StudyStep.SettleHolds => StudyDecisions.OnSettled([.. StudyDecisions.Unsettled(study).Select(site => (site, Settle(study, site)))]),
        StudyStep.LapseRequests => [StudyDecisions.OnDeadline(study, Now)],
        StudyStep.Remind => [StudyDecisions.OnReminderTime(study, Now)],
        StudyStep.MakeOffer => [StudyDecisions.OnCollated(Plan(study, StudyDecisions.StandingForOffer(study)), Now)],
        StudyStep.Place => [new StudyPlaced()],
        StudyStep.ExpireOffer => [new OfferExpired()],
        StudyStep.Rephase => [Rephase(study)],
        StudyStep.AskForInterest => [Explore(study)],
        StudyStep.RemindOfInterest => [InquiryDecisions.OnReminderTime(study.Inquiry!, Now)],
        StudyStep.LapseInterest => [InquiryDecisions.OnDeadline(study.Inquiry!, Now)],
        StudyStep.ReportFeasibility => [new FeasibilityReported(Plan(study, StudyDecisions.StandingOfWilling(study, Now) ?? StudyDecisions.StandingOf(study, Now)))],
        StudyStep.RemindOfDecision => [InquiryDecisions.OnDecisionReminderTime(study.Inquiry!, Now)],
        StudyStep.LapseInquiry => [new InquiryLapsed()],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    private StudyEvent AskForHolds(Study study)
    {
        var answers = new List<(TrustId Trust, ReserveOutcome Outcome)>();
        foreach (var (trust, reservation) in StudyDecisions.ReservationsOf(study))
        {
            CrashIfItIsTime();
            answers.Add((trust, Send(() => _ledgers[trust].Reserve(reservation, Now))));
        }

        var happened = StudyDecisions.OnHoldsAsked(study, answers, Now);
        foreach (var (trust, reservation) in happened is HoldsRefused ? StudyDecisions.ReservationsOf(study) : [])
        {
            CrashIfItIsTime();
            Send(() => _ledgers[trust].Release(study.Id, reservation.Round, Now));
        }

        return happened;
    }

    private ReserveStatus Settle(Study study, StudySite site)
    {
        CrashIfItIsTime();
        if (site.Hold.State == HoldState.Released)
        {
            Record(study, site);
            Send(() => _ledgers[site.Trust].Release(study.Id, site.Hold.Round, Now));
            return ReserveStatus.Made;
        }

        var revision = StudyDecisions.RevisionOf(study, site);
        return Send(() => _ledgers[site.Trust].Revise(revision, Now)).Status;
    }

    private CommitmentRephased Rephase(Study study)
    {
        var site = study.Sites.First(candidate => candidate.NeedsRephasing);
        Record(study, site);
        var lastMonth = Month.Of(study.Draft.EnrolmentEnd);
        var query = QueryOf(study, site.Area) with { From = site.Granted.Start, MonthCount = CommitmentPhasing.QueryMonths(site, lastMonth) };
        var thisMonth = Month.Of(OsloTime.DateAt(Now));
        return new CommitmentRephased(
            site.Trust, CommitmentPhasing.Rephase(site, FiguresOf(site.Trust, query), study.EnrolmentEndedAt is not null, thisMonth, lastMonth));
    }

    /// <summary>The trust remembers what its site recruited: it counts in the rates of every later plan.</summary>
    private void Record(Study study, StudySite site)
    {
        if (StudyDecisions.RecruitmentOf(study, site) is { } entry)
        {
            _recruitment[site.Trust] = RecruitmentEntries.With(_recruitment[site.Trust], entry);
        }
    }

    private StudyEvent Explore(Study study)
    {
        var plan = Plan(study, StandingSites.None);
        var toAsk = InquiryDecisions.SitesToAsk(plan);
        if (toAsk.IsEmpty && plan.Outcome != PlanOutcome.Unclassified)
        {
            var emptyLedgers = _declared.ToDictionary(each => each.Key, each => new Ledger(each.Value));
            toAsk = InquiryDecisions.SitesToAsk(Plan(study, StandingSites.None, emptyLedgers));
        }

        return InquiryDecisions.OnExplored(study, plan, toAsk, Now);
    }

    private Refusal? RefusalOfNumber(Study study, CommandEvent wanted) =>
        wanted is InterestReported reported && study.Inquiry?.FindSite(reported.Trust) is { } site
            ? InquiryDecisions.RefusalOfNumber(
                reported, PlacementPlanner.MostEverAt(FiguresOf(site.Trust, QueryOf(study, site.Area)), study.Draft, study.Classification, WindowOf(study), _network))
            : null;

    private PlacementPlan PlanPlacement(Study study) =>
        StudyDecisions.StandingOfWilling(study, Now) is { } willing && Plan(study, willing) is { IsTargetMet: true } plan
            ? plan
            : Plan(study, StudyDecisions.StandingOf(study, Now));

    private PlacementPlan Plan(Study study, StandingSites standing) => Plan(study, standing, _ledgers);

    private PlacementPlan Plan(Study study, StandingSites standing, IReadOnlyDictionary<TrustId, Ledger> ledgers)
    {
        if (study.Classification.Lead is not { } lead)
        {
            return PlacementPlanner.Unclassified(study.Draft, study.Classification);
        }

        var figures = study.Classification.CoLeads.Prepend(lead)
            .SelectMany(area => CandidatesIn(area, study).Select(trust => (trust, area)))
            .DistinctBy(site => site.trust)
            .Select(site => FiguresOf(site.trust, QueryOf(study, site.area), ledgers))
            .ToList();
        return PlacementPlanner.Plan(
            study.Draft, study.Classification, WindowOf(study), figures, _network, standing);
    }

    private IEnumerable<TrustId> CandidatesIn(Area area, Study study) => area == Area.OtherFields
        ? TrustsThatWant(study.Classification.ConditionGroup!.Value, study.Draft.IsOfChildren())
        : _network.NetworkOf(area);

    /// <summary>Every other trust wants requests in lung disease, and one of them of children too.</summary>
    private static ImmutableArray<FieldInterest> FieldsOf(int number) =>
        number % 2 == 0 ? [new FieldInterest(ConditionGroup.LungDisease, IncludesChildren: number == 0, "head of research")] : [];

    private Refusal? RefusalOfTrusts(Study study, CommandEvent wanted) =>
        wanted is StudyForwarded forwarded ? Forwarding.RefusalOf(study, forwarded, Profiles) : null;

    private SiteFigures FiguresOf(TrustId trust, SiteQuery query) => FiguresOf(trust, query, _ledgers);

    private SiteFigures FiguresOf(TrustId trust, SiteQuery query, IReadOnlyDictionary<TrustId, Ledger> ledgers) =>
        SiteFigures.From(Profiles.First(profile => profile.Id == trust), ledgers[trust], _recruitment[trust], query);

    private Ledger LedgerWithout(TrustId trust, IReadOnlySet<StudyId> others)
    {
        var ledger = new Ledger(_declared[trust]);
        foreach (var hold in _ledgers[trust].Holds.Values.Where(hold => !others.Contains(hold.Study)))
        {
            ledger.Restore(hold);
        }

        return ledger;
    }

    private SiteQuery QueryOf(Study study, Area area)
    {
        var window = WindowOf(study);
        var demand = window.DemandOf(study.Draft, study.Classification.Lead!.Value);
        return new SiteQuery(area, study.Classification.ConditionGroup, demand, window.First, window.CalendarMonths(demand));
    }

    private EnrolmentWindow WindowOf(Study study) => EnrolmentWindow.Of(study.Draft, OsloTime.DateAt(Now));

    private void CrashIfItIsTime()
    {
        if (StepsToCrash is { } steps)
        {
            StepsToCrash = steps - 1;
            if (steps == 0)
            {
                StepsToCrash = null;
                throw new CrashException();
            }
        }
    }

    private T Send<T>(Func<T> message)
    {
        _messages.Add(() => message());
        return message();
    }

    private void Write(int index, IReadOnlyList<StudyEvent> happened, RequestId? requestId = null) =>
        Histories[index] = Histories[index].AddRange(happened.Select((what, i) =>
            new HistoryEntry(Histories[index].Length + 1 + i, Now, requestId is null ? Actor.Service : Actors.LocalOperator, what, requestId)));

    private static int IndexOf(StudyId id) => int.Parse(id.Value["study-".Length..], System.Globalization.CultureInfo.InvariantCulture);

    private static StudyId IdOf(int index) => new($"study-{index}");
}

/// <summary>The process ends here; what was written stays.</summary>
internal sealed class CrashException : Exception
{
}
