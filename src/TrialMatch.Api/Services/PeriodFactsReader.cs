using TrialMatch.Domain.Indicators;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Services;

/// <summary>Reads from the registry what indicators count in a period.</summary>
internal sealed class PeriodFactsReader(IStudyRegistry registry)
{
    /// <summary>Reads the year that a period is in: what is withheld of the period depends on all of it.</summary>
    public async Task<YearFacts> YearOfAsync(IndicatorPeriod period, CancellationToken cancellation)
    {
        var year = IndicatorPeriod.Of(PeriodKind.Year, period.First);
        return new YearFacts(
            year.First,
            await registry.ListStudyFactsAsync(year.Begins, year.Ends, cancellation),
            await registry.ListRecruitmentFactsAsync(year.First, year.Last, cancellation),
            await registry.ListRecruitmentFactsAsync(year.First - Month.MonthsPerYear, year.Last - Month.MonthsPerYear, cancellation));
    }

    public async Task<PeriodFacts> ReadAsync(IndicatorPeriod period, YearFacts year, CancellationToken cancellation) => new(
        await registry.ListRequestFactsAsync(period.Begins, period.Ends, cancellation),
        [.. year.Studies.Where(study => study.RegisteredAt >= period.Begins && study.RegisteredAt < period.Ends)],
        [.. year.Recruitment.Where(month => month.Month >= period.First && month.Month <= period.Last)],
        [.. year.RecruitmentYearBefore.Where(month => month.Month + Month.MonthsPerYear >= period.First && month.Month + Month.MonthsPerYear <= period.Last)],
        (await registry.SumRegionsAsync(period.Begins, period.Ends, cancellation)).Regions);
}
