using System.Collections.Frozen;
using System.Collections.Immutable;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Activity;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;
using IndicatorPeriod = TrialMatch.Domain.Indicators.IndicatorPeriod;

namespace TrialMatch.Api.Services;

/// <summary>
/// Counts indicators from the registry, one year after the other, so that no more than two years' rows are in memory, and the activity report of
/// a year.
/// </summary>
[BindServiceMethod(typeof(Binding<IndicatorService.IndicatorServiceBase>), nameof(Binding<>.Bind))]
internal sealed class IndicatorGrpcService(
    IStudyRegistry registry, PeriodFactsReader facts, BoardPackReader board, KnownResources known, NetworkSeed network, TimeProvider clock) : IndicatorService.IndicatorServiceBase
{
    private const int MaxPeriods = 60;
    private const int MonthsBefore = 11;
    private const int FirstYear = 2_000;
    private const int LastYear = 9_000;

    public override async Task<GetIndicatorsResponse> GetIndicators(GetIndicatorsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.Of(request, fields);
        var periods = PeriodsOf(fields, request);
        fields.ThrowIfAny();
        var scope = ScopeOf(target);
        var country = new IndicatorCountry(network);
        YearFacts? year = null;
        YearCovers? covers = null;
        var response = new GetIndicatorsResponse { Parent = request.Parent, Indicators = { IndicatorDefinition.All.Select(definition => definition.ToProto()) } };
        foreach (var period in periods)
        {
            if (year?.First.Year != period.First.Year)
            {
                year = await facts.YearOfAsync(period, context.CancellationToken);
                covers = year.CoversOf(scope);
            }

            var values = PeriodIndicators.Of(scope, await facts.ReadAsync(period, year, context.CancellationToken), country);
            response.Periods.Add(period.ToProto(covers!.Withhold(values, period)));
        }

        return response;
    }

    public override async Task<GetActivityReportResponse> GetActivityReport(GetActivityReportRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.Of(request, fields);
        if (request.Year is < FirstYear or >= LastYear)
        {
            fields.Add("year", $"expected the year {FirstYear} or later, and before {LastYear}");
        }

        fields.ThrowIfAny();
        var trusts = known.TrustsOf(target);
        var activity = await registry.ListActivityAsync(Month.Of(request.Year, 1), Month.Of(request.Year, Month.MonthsPerYear), context.CancellationToken);
        return ActivityReport.Of(activity, trusts).ToProto(request);
    }

    public override async Task<GetBoardPackResponse> GetBoardPack(GetBoardPackRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var target = Parents.Of(request, fields);
        var thisYear = OsloTime.DateAt(clock.GetUtcNow()).Year;
        if (request.Year != 0 && (request.Year < FirstYear || request.Year > thisYear))
        {
            fields.Add("year", $"expected a year from {FirstYear} to {thisYear}, or 0 for the year so far");
        }

        fields.ThrowIfAny();
        var pack = await board.ReadAsync(ScopeOf(target), [.. known.TrustsOf(target)], request.Year, context.CancellationToken);
        pack.Parent = request.Parent;
        return new GetBoardPackResponse { Pack = pack };
    }

    private ImmutableArray<IndicatorPeriod> PeriodsOf(RequestReader fields, GetIndicatorsRequest request)
    {
        var kind = (PeriodKind)(int)request.By;
        if (kind == PeriodKind.Unspecified || !Enum.IsDefined(kind))
        {
            fields.Add("by", "expected MONTH, TERTIAL or YEAR");
        }

        var to = MonthOf(fields, "to", request.To) ?? Month.Of(OsloTime.DateAt(clock.GetUtcNow()));
        var from = MonthOf(fields, "from", request.From) ?? to - MonthsBefore;
        if (fields.HasFound)
        {
            return [];
        }

        var count = IndicatorPeriod.Count(kind, from, to);
        if (from > to)
        {
            fields.Add("to", "expected no earlier than from");
        }
        else if (count > MaxPeriods)
        {
            fields.Add("from", $"expected at most {MaxPeriods} periods up to the last, found {count}");
        }

        return fields.HasFound ? [] : IndicatorPeriod.Between(kind, from, to);
    }

    private static Month? MonthOf(RequestReader fields, string field, Google.Type.Date? date)
    {
        if (date is { Year: < FirstYear or >= LastYear })
        {
            fields.Add(field, $"expected a day from the year {FirstYear} on and before the year {LastYear}");
            return null;
        }

        return fields.OptionalMonth(field, date);
    }

    private IndicatorScope ScopeOf(Target target)
    {
        switch (target)
        {
            case Target.OfTrust about:
                known.EnsureTrust(about.Trust);
                return new IndicatorScope.OfTrust(about.Trust);
            case Target.OfRegion about:
                return new IndicatorScope.OfRegion(about.Region, known.EnsureRegion(about.Region).ToFrozenSet());
            case Target.OfCentre about:
                return new IndicatorScope.OfCentre(known.EnsureCentre(about.Centre).Area);
            default:
                return new IndicatorScope.Nation();
        }
    }
}
