using System.Collections.Immutable;
using TrialMatch.Api.Load;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Board;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;
using BoardDecision = TrialMatch.Domain.Board.BoardDecision;
using IndicatorPeriod = TrialMatch.Domain.Indicators.IndicatorPeriod;
using Pool = TrialMatch.Domain.Capacity.Pool;

namespace TrialMatch.Api.Services;

/// <summary>Reads what the board of a trust or a region is told.</summary>
internal sealed class BoardPackReader(
    IGrainFactory grains,
    IStudyRegistry registry,
    PeriodFactsReader facts,
    StudiesToReplan studies,
    ObstacleReader obstacles,
    CalculationQueue queue,
    NetworkSeed network,
    TimeProvider clock)
{
    /// <summary>A full post: 1,695 hours a year.</summary>
    private const int PostMinutesPerMonth = 8_475;

    private const int WorkingDaysLeft = 2;

    /// <summary>Kinds of capacity that a board can decide on and whose unit a post is.</summary>
    private static readonly PoolKind[] Posts = [PoolKind.StudyNurseMinutes, PoolKind.InvestigatorMinutes];

    /// <param name="year">A year that is over; the present one or 0 for the year so far.</param>
    public async Task<BoardPack> ReadAsync(IndicatorScope scope, ImmutableArray<TrustId> trusts, int year, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = OsloTime.DateAt(now);
        var isOver = year != 0 && year != today.Year;
        var months = isOver ? new IndicatorPeriod(Month.Of(year, 1), Month.MonthsPerYear) : YearSoFar(Month.Of(today));
        var before = months with { First = months.First - Month.MonthsPerYear };
        var thisYear = await ValuesAsync(scope, months, cancellation);
        var yearBefore = await ValuesAsync(scope, before, cancellation);
        return new BoardPack
        {
            DisplayName = NameOf(scope),
            AsOfDate = today.ToProto(),
            Indicators = { IndicatorDefinition.All.Select(definition => definition.ToProto()) },
            ThisYear = months.ToProto(thisYear),
            YearBefore = before.ToProto(yearBefore),
            Decisions = { (isOver ? [] : await DecideAsync(thisYear, yearBefore, trusts, today, cancellation)).Select(ToProto) },
        };
    }

    /// <summary>The months of the year that are over, so that they can be compared with the same months of the year before; in January the year before.</summary>
    private static IndicatorPeriod YearSoFar(Month now) => now.Number == 1
        ? new IndicatorPeriod(now - Month.MonthsPerYear, Month.MonthsPerYear)
        : new IndicatorPeriod(Month.Of(now.Year, 1), now.Number - 1);

    private static V1.BoardDecision ToProto(BoardDecision decision) => new()
    {
        Topic = (V1.BoardDecision.Types.Topic)(int)decision.Topic,
        Title = decision.Title,
        Evidence = decision.Evidence,
    };

    private async Task<ImmutableArray<Domain.Indicators.IndicatorValue>> ValuesAsync(IndicatorScope scope, IndicatorPeriod period, CancellationToken cancellation)
    {
        var year = await facts.YearOfAsync(period, cancellation);
        var values = PeriodIndicators.Of(scope, await facts.ReadAsync(period, year, cancellation), new IndicatorCountry(network));
        return year.CoversOf(scope).Withhold(values, period);
    }

    private async Task<ImmutableArray<BoardDecision>> DecideAsync(
        ImmutableArray<Domain.Indicators.IndicatorValue> thisYear,
        ImmutableArray<Domain.Indicators.IndicatorValue> yearBefore,
        ImmutableArray<TrustId> trusts,
        DateOnly today,
        CancellationToken cancellation)
    {
        var replies = await Task.WhenAll(trusts.Select(trust => grains.GetGrain<ITrustGrain>(trust.Value).GetProfileAsync()));
        ImmutableArray<TrustProfile> profiles = [.. replies.Select(reply => reply.Profile).OfType<TrustProfile>()];
        var open = await OpenRequestsAsync(trusts, cancellation);
        var soon = OsloTime.EndOf(WorkingDays.AddWorkingDays(today, WorkingDaysLeft));
        return BoardDecisions.Of(new BoardFacts(
            thisYear,
            yearBefore,
            trust => network.FindTrust(trust)?.Name ?? trust.Value,
            open.Count,
            open.Count(request => request.AnswerBy <= soon),
            await HelpfulAsync(profiles, cancellation),
            profiles.Count(profile => profile.IsPlanningDefault(FigureGroup.Capacity)),
            trusts.Length,
            ObstacleCounts.Of(await obstacles.ReadAsync(trusts.Select(ObstacleReporter.Of), new DateOnly(today.Year, 1, 1), today))));
    }

    private async Task<List<RequestEntry>> OpenRequestsAsync(ImmutableArray<TrustId> trusts, CancellationToken cancellation)
    {
        var open = new List<RequestEntry>();
        var page = new RequestPage([], NextPageToken: string.Empty);
        do
        {
            var query = new RequestQuery(Area: null, Trust: null, State: null, RequestReader.MaxPageSize, page.NextPageToken) { IsUnanswered = true, Among = trusts };
            page = await registry.ListRequestsAsync(query, cancellation);
            open.AddRange(page.Requests);
        }
        while (page.NextPageToken.Length > 0);

        return open;
    }

    private async Task<ImmutableArray<Domain.Placement.Changes.CapacityEffect>> HelpfulAsync(ImmutableArray<TrustProfile> profiles, CancellationToken cancellation)
    {
        var waiting = await studies.ReadWaitingAsync(also: null, cancellation);
        var refused = await studies.ReadRefusedAsync(also: null, cancellation);
        var changes = profiles.SelectMany(profile => Posts.Select(kind => new CapacityChange.MoreOfPool(profile.Id, Pool.Shared(kind), PostMinutesPerMonth)));
        return await queue.RunAsync(stop => WhatWouldHelp.Of(waiting.Studies, refused.Studies, changes, network, stop), cancellation);
    }

    private string NameOf(IndicatorScope scope) => scope switch
    {
        IndicatorScope.OfTrust { Trust: var trust } => network.FindTrust(trust)?.Name ?? trust.Value,
        IndicatorScope.OfRegion { Region: var region } => network.Regions.First(known => known.Id == region).Name,
        _ => string.Empty,
    };
}
