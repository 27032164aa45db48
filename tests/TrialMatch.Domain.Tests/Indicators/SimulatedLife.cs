using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Indicators;

/// <summary>Studies with made-up lives, and what they asked.</summary>
internal sealed record SimulatedLife(
    ImmutableArray<StudyFact> Studies, ImmutableArray<RequestFact> Requests, ImmutableArray<RecruitmentFact> Recruitment, ImmutableArray<PlacementAccount> Accounts)
{
    private const int TrustCount = 7;

    public static readonly ImmutableArray<TrustId> Trusts = [.. Enumerable.Range(0, TrustCount).Select(i => new TrustId($"trust-{i}"))];

    private static readonly DateTimeOffset Start = OsloTime.StartOf(new DateOnly(2026, 1, 1));

    private static readonly RequestState[] States = Enum.GetValues<RequestState>();

    public static readonly RegionId East = new("east");

    public static readonly RegionId West = new("west");

    /// <summary>Two regions, and a trust that is in none.</summary>
    public static readonly IndicatorCountry Country = new(
        [new Region(East, "East", 900_000), new Region(West, "West", 300_000)],
        Trusts[..^1].Select(trust => new Trust(
            trust, trust.Value, IsInEast(trust) ? East : West, "", ReshId: null, CatchmentOf(trust), City: "", Latitude: 0, Longitude: 0, Hospitals: [])));

    /// <summary>The fifth has none.</summary>
    public static int CatchmentOf(TrustId trust) => trust.Value is "trust-5" or "trust-6" ? 0 : 100_000 + (10_000 * (trust.Value[^1] - '0'));

    public static bool IsInEast(TrustId trust) => trust.Value is "trust-0" or "trust-1" or "trust-2";

    /// <summary>What was counted in a period, by a look at each.</summary>
    public PeriodFacts In(IndicatorPeriod period) => new(
        [.. Requests.Where(request => request.AskedAt >= period.Begins && request.AskedAt < period.Ends)],
        [.. Studies.Where(study => study.RegisteredAt >= period.Begins && study.RegisteredAt < period.Ends)],
        [.. Recruitment.Where(month => month.Month >= period.First && month.Month <= period.Last)],
        [.. Recruitment.Where(month => month.Month + 12 >= period.First && month.Month + 12 <= period.Last)],
        [.. Accounts.Where(account => account.PlacedAt >= period.Begins && account.PlacedAt < period.Ends).Select(account => account.Entry)]);

    public static SimulatedLife Of(Random random, int studies)
    {
        var facts = ImmutableArray.CreateBuilder<StudyFact>();
        var requests = ImmutableArray.CreateBuilder<RequestFact>();
        var recruitment = ImmutableArray.CreateBuilder<RecruitmentFact>();
        var accounts = ImmutableArray.CreateBuilder<PlacementAccount>();
        for (var i = 0; i < studies; i++)
        {
            var registered = Start + TimeSpan.FromHours(random.Next(24 * 400));
            var asked = Trusts.Where(_ => random.Next(3) == 0).Select(trust => Request(random, trust, registered)).ToImmutableArray();
            requests.AddRange(asked);
            var state = (StudyState)random.Next(1, 15);
            DateTimeOffset? offered = random.Next(2) == 0 ? null : registered + TimeSpan.FromHours(random.Next(1, 2_000));
            DateTimeOffset? placed = state is StudyState.Placed or StudyState.Recruiting or StudyState.Closed or StudyState.Withdrawn && random.Next(3) > 0
                ? registered + TimeSpan.FromHours(random.Next(2_000, 4_000))
                : null;
            ImmutableArray<HomeShare> homes = random.Next(3) == 0 ? [new HomeShare(East, 0.25), new HomeShare(West, 0.75)] : [];
            var trusts = asked.Select(request => Asked(random, request, placed)).ToImmutableArray();
            var months = trusts.SelectMany(trust => Recruited(random, new StudyId($"study-{i}"), trust, placed, homes)).ToImmutableArray();
            recruitment.AddRange(months);
            if (placed is { } at)
            {
                accounts.Add(new PlacementAccount(at, new AccountEntry(East, random.NextDouble() * 4, random.NextDouble() * 4)));
            }

            facts.Add(new StudyFact(
                (Area)random.Next(0, 7),
                state,
                registered,
                offered,
                placed,
                [.. trusts.Select(trust => With(trust, [.. months.Where(month => month.Trust == trust.Trust)]))])
            {
                Loss = random.Next(4) == 0 ? (LossReason)random.Next(1, 8) : null,
            });
        }

        return new SimulatedLife(facts.ToImmutable(), requests.ToImmutable(), recruitment.ToImmutable(), accounts.ToImmutable());
    }

    private static AskedTrust Asked(Random random, RequestFact request, DateTimeOffset? placed) =>
        new(request.Trust, request.Area, request.State == RequestState.Accepted, request.AcceptedPatients)
        {
            Interest = random.Next(2) == 0 ? (InterestState)random.Next(1, 6) : null,
            PromisedPatients = request.State == RequestState.Accepted && placed is not null && random.Next(4) > 0 ? random.NextDouble() * 9 : null,
        };

    private static IEnumerable<RecruitmentFact> Recruited(Random random, StudyId study, AskedTrust trust, DateTimeOffset? placed, ImmutableArray<HomeShare> homes)
    {
        if (trust.TakesPart && placed is { } at)
        {
            for (var i = random.Next(8); i < 8; i++)
            {
                yield return new RecruitmentFact(study, trust.Trust, trust.Area, Month.Of(OsloTime.DateAt(at)) + i, random.Next(4), homes);
            }
        }
    }

    private static AskedTrust With(AskedTrust trust, List<RecruitmentFact> months) => trust with
    {
        RecruitedPatients = months.Sum(month => month.Patients),
        FirstPatient = months.Where(month => month.Patients > 0).Select(month => (Month?)month.Month).Min(),
    };

    private static RequestFact Request(Random random, TrustId trust, DateTimeOffset registered)
    {
        var state = States[random.Next(1, States.Length)];
        var asked = registered + TimeSpan.FromHours(random.Next(200));
        var hasAnswered = state is RequestState.Accepted or RequestState.Declined || (state is RequestState.Withdrawn or RequestState.Lost && random.Next(2) == 0);
        return new RequestFact(
            trust,
            (Area)random.Next(1, 7),
            state,
            asked,
            asked + TimeSpan.FromDays(7),
            hasAnswered && random.Next(5) > 0 ? asked + TimeSpan.FromHours(random.Next(200)) : null,
            state == RequestState.Declined && random.Next(5) > 0 ? (DeclineReason)random.Next(1, 9) : null,
            hasAnswered && state != RequestState.Declined ? random.Next(1, 9) : 0);
    }
}
