using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests.Indicators;

/// <summary>Studies with made-up lives, and what they asked.</summary>
internal sealed record SimulatedLife(ImmutableArray<StudyFact> Studies, ImmutableArray<RequestFact> Requests)
{
    private const int TrustCount = 7;

    public static readonly ImmutableArray<TrustId> Trusts = [.. Enumerable.Range(0, TrustCount).Select(i => new TrustId($"trust-{i}"))];

    private static readonly DateTimeOffset Start = OsloTime.StartOf(new DateOnly(2026, 1, 1));

    private static readonly RequestState[] States = Enum.GetValues<RequestState>();

    /// <summary>Two regions, and a trust that is in none.</summary>
    public static RegionId? RegionOf(TrustId trust) => trust.Value[^1] switch
    {
        '6' => null,
        < '3' => new RegionId("east"),
        _ => new RegionId("west"),
    };

    public static SimulatedLife Of(Random random, int studies)
    {
        var facts = ImmutableArray.CreateBuilder<StudyFact>();
        var requests = ImmutableArray.CreateBuilder<RequestFact>();
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
            facts.Add(new StudyFact(
                (Area)random.Next(0, 7),
                state,
                registered,
                offered,
                placed,
                [.. asked.Select(request => new AskedTrust(request.Trust, request.Area, request.State == RequestState.Accepted, request.AcceptedPatients))]));
        }

        return new SimulatedLife(facts.ToImmutable(), requests.ToImmutable());
    }

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
