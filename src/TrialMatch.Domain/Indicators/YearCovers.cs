using System.Collections.Immutable;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Indicators;

/// <summary>What is withheld of a scope's counts of patients in the periods of a year, besides small numbers, lest they follow from sums (R8).</summary>
public sealed class YearCovers
{
    private readonly CountCover _recruited;
    private readonly CountCover _recruitedYearBefore;
    private readonly CountCover _atMost;
    private readonly CountCover _ofPromised;

    /// <param name="studies">Those registered in the year.</param>
    /// <param name="recruitment">That of the year's months.</param>
    /// <param name="recruitmentYearBefore">That of the months of the year before.</param>
    public YearCovers(
        IndicatorScope scope, IReadOnlyList<StudyFact> studies, IReadOnlyList<RecruitmentFact> recruitment, IReadOnlyList<RecruitmentFact> recruitmentYearBefore)
    {
        var sites = studies.Where(study => study.IsPlaced && scope.Covers(study))
            .SelectMany(study => study.Trusts.Where(trust => trust.TakesPart && scope.Covers(trust.Trust, trust.Area)), (study, site) => (Month: Month.Of(OsloTime.DateAt(study.RegisteredAt)), Site: site))
            .ToList();
        _recruited = Of(Own(recruitment), month => month.Month, month => month.Patients);
        _recruitedYearBefore = Of(Own(recruitmentYearBefore), month => month.Month, month => month.Patients);
        _atMost = Of(sites, site => site.Month, site => site.Site.AcceptedPatients);
        _ofPromised = Of(sites.Where(site => site.Site.PromisedPatients is not null), site => site.Month, site => site.Site.RecruitedPatients);

        IEnumerable<RecruitmentFact> Own(IReadOnlyList<RecruitmentFact> months) => months.Where(month => scope.Covers(month.Trust, month.Area));
    }

    /// <summary>Returns a period's values with those withheld that would tell a small number together with others.</summary>
    /// <param name="period">Of the year.</param>
    public ImmutableArray<IndicatorValue> Withhold(ImmutableArray<IndicatorValue> values, IndicatorPeriod period) =>
        [.. values.Select(value => Withholds(value.Kind, period) ? value.Withheld() : value)];

    private bool Withholds(IndicatorKind kind, IndicatorPeriod period) => kind switch
    {
        IndicatorKind.PatientsRecruited or IndicatorKind.PatientsPerInhabitantsTreated => _recruited.Withholds(period),
        IndicatorKind.RecruitedGrowth => _recruited.Withholds(period) || _recruitedYearBefore.Withholds(period),
        IndicatorKind.PatientsAtMost => _atMost.Withholds(period),
        IndicatorKind.RecruitedOfPromised => _ofPromised.Withholds(period),
        _ => false,
    };

    private static CountCover Of<T>(IEnumerable<T> facts, Func<T, Month> monthOf, Func<T, int> patientsOf)
    {
        var months = new int[Month.MonthsPerYear];
        foreach (var fact in facts)
        {
            months[monthOf(fact).Number - 1] += patientsOf(fact);
        }

        return new CountCover(months);
    }
}
