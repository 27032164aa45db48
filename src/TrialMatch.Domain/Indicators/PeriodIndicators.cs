using System.Collections.Immutable;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Indicators;

/// <summary>Counts the indicators of one scope in one period.</summary>
public static class PeriodIndicators
{
    private const double Half = 0.5;
    private const double NineTenths = 0.9;
    private const int PerInhabitants = 100_000;

    /// <returns>In the order of <see cref="IndicatorKind"/>, reasons in theirs.</returns>
    public static ImmutableArray<IndicatorValue> Of(IndicatorScope scope, PeriodFacts facts, IndicatorCountry country)
    {
        var studies = facts.Studies.Where(scope.Covers).ToList();
        var placed = studies.Where(study => study.IsPlaced && SitesOf(study, scope).Any()).ToList();
        return
        [
            .. OfRequests([.. facts.Requests.Where(request => request.IsRequest && scope.Covers(request.Trust, request.Area))]),
            .. OfStudies(scope, studies, placed, country),
            IndicatorValue.Patients(
                IndicatorKind.PatientsRecruited,
                PatientsOf(scope, facts.Recruitment),
                RecruitedIn(scope, facts.Recruitment).Where(month => month.Patients > 0).Select(month => month.Study).Distinct().Count()),
            .. OfPlaced(scope, placed),
            IndicatorValue.Growth(IndicatorKind.RecruitedGrowth, PatientsOf(scope, facts.Recruitment), PatientsOf(scope, facts.RecruitmentYearBefore)),
            .. OfInquiries(scope, studies),
            .. OfInhabitants(scope, facts.Recruitment, country),
            .. OfAccount(scope, facts.Account),
            .. OfTrusts(scope, [.. facts.Requests.Where(request => request.IsRequest && scope.Covers(request.Trust, request.Area))], country),
        ];
    }

    private static IEnumerable<IndicatorValue> OfTrusts(IndicatorScope scope, List<RequestFact> requests, IndicatorCountry country)
    {
        var trusts = requests.Select(request => request.Trust).Distinct().ToList();
        var answering = requests.Where(request => request.IsAnswered).Select(request => request.Trust).Distinct().Count();
        return
        [
            country.TrustsIn(scope) is { } all ? IndicatorValue.Share(IndicatorKind.TrustsAsked, trusts.Count(trust => country.RegionOf(trust) is not null), all) : IndicatorValue.None(IndicatorKind.TrustsAsked),
            IndicatorValue.Share(IndicatorKind.TrustsAnswering, answering, trusts.Count),
        ];
    }

    private static IEnumerable<IndicatorValue> OfRequests(List<RequestFact> requests)
    {
        var answered = requests.Count(request => request.IsAnswered);
        var declined = requests.Count(request => request.IsDeclined);
        var silent = requests.Count(request => request.IsSilent);
        var days = DaysOf(requests.Where(request => request.IsAnswered), request => request.AskedAt, request => request.AnsweredAt);
        return
        [
            IndicatorValue.Count(IndicatorKind.Requests, requests.Count),
            IndicatorValue.Share(IndicatorKind.RequestsAccepted, answered - declined, requests.Count),
            IndicatorValue.Share(IndicatorKind.RequestsDeclined, declined, requests.Count),
            IndicatorValue.Share(IndicatorKind.RequestsSilent, silent, requests.Count),
            IndicatorValue.Share(IndicatorKind.RequestsAnsweredInTime, requests.Count(request => request.IsAnsweredInTime), answered + silent),
            IndicatorValue.Days(IndicatorKind.DaysToAnswerMedian, days, Half, answered),
            IndicatorValue.Days(IndicatorKind.DaysToAnswerP90, days, NineTenths, answered),
            .. Enum.GetValues<DeclineReason>()
                .Where(reason => reason != DeclineReason.Unspecified)
                .Select(reason => IndicatorValue.Share(
                    IndicatorKind.DeclineReasons, requests.Count(request => request.IsDeclined && request.DeclineReason == reason), declined, reason)),
        ];
    }

    private static IEnumerable<IndicatorValue> OfStudies(IndicatorScope scope, List<StudyFact> studies, List<StudyFact> placed, IndicatorCountry country)
    {
        var offered = studies.Where(study => study.IsOffered).ToList();
        var toOffer = DaysOf(offered, study => study.RegisteredAt, study => study.OfferedAt);
        var toPlacement = DaysOf(placed, study => study.RegisteredAt, study => study.PlacedAt);
        var atMost = placed.SelectMany(study => SitesOf(study, scope)).Sum(site => site.AcceptedPatients);
        return
        [
            IndicatorValue.Count(IndicatorKind.Studies, studies.Count),
            IndicatorValue.Share(IndicatorKind.StudiesOffered, offered.Count, studies.Count),
            IndicatorValue.Share(IndicatorKind.StudiesPlaced, placed.Count, studies.Count),
            IndicatorValue.Share(IndicatorKind.StudiesLost, studies.Count(study => study.IsLost), studies.Count),
            IndicatorValue.Share(IndicatorKind.StudiesInSeveralRegions, placed.Count(study => IsInSeveralRegions(study, country)), placed.Count),
            IndicatorValue.Days(IndicatorKind.DaysToOfferMedian, toOffer, Half, offered.Count),
            IndicatorValue.Days(IndicatorKind.DaysToOfferP90, toOffer, NineTenths, offered.Count),
            IndicatorValue.Days(IndicatorKind.DaysToPlacementMedian, toPlacement, Half, placed.Count),
            IndicatorValue.Days(IndicatorKind.DaysToPlacementP90, toPlacement, NineTenths, placed.Count),
            IndicatorValue.Patients(IndicatorKind.PatientsAtMost, atMost, placed.Count),
        ];
    }

    private static IEnumerable<IndicatorValue> OfPlaced(IndicatorScope scope, List<StudyFact> placed)
    {
        var sites = placed.SelectMany(study => SitesOf(study, scope)).ToList();
        var promising = sites.Where(site => site.PromisedPatients is not null).ToList();
        var toFirst = DaysOf(placed.Where(study => study.PlacedAt is not null), study => study.PlacedAt!.Value, study => FirstPatientBy(study, scope));
        var started = placed.Count(study => FirstPatientBy(study, scope) is not null);
        return
        [
            IndicatorValue.Share(IndicatorKind.SitesWithoutPatients, sites.Count(site => site.RecruitedPatients == 0), sites.Count),
            IndicatorValue.Days(IndicatorKind.DaysToFirstPatientMedian, toFirst, Half, started),
            IndicatorValue.Days(IndicatorKind.DaysToFirstPatientP90, toFirst, NineTenths, started),
            IndicatorValue.PatientsPer(
                IndicatorKind.RecruitedOfPromised, promising.Sum(site => site.RecruitedPatients), Whole(promising.Sum(site => site.PromisedPatients!.Value))),
        ];
    }

    private static IEnumerable<IndicatorValue> OfInquiries(IndicatorScope scope, List<StudyFact> studies)
    {
        var told = studies.Where(study => study.Loss is not null).ToList();
        var asked = studies.SelectMany(study => study.Trusts).Where(trust => trust.Interest is not null && scope.Covers(trust.Trust, trust.Area)).ToList();
        return
        [
            .. Enum.GetValues<LossReason>()
                .Where(reason => reason != LossReason.Unspecified)
                .Select(reason => IndicatorValue.Share(IndicatorKind.LossReasons, told.Count(study => study.Loss == reason), told.Count) with { LossReason = reason }),
            Answered(IndicatorKind.InterestYes, InterestState.Yes),
            Answered(IndicatorKind.InterestNo, InterestState.No),
            Answered(IndicatorKind.InterestSilent, InterestState.Silent),
        ];

        IndicatorValue Answered(IndicatorKind kind, InterestState state) =>
            IndicatorValue.Share(kind, asked.Count(trust => trust.Interest == state), asked.Count);
    }

    private static IEnumerable<IndicatorValue> OfInhabitants(IndicatorScope scope, IReadOnlyList<RecruitmentFact> recruitment, IndicatorCountry country)
    {
        var inhabitants = country.InhabitantsOf(scope);
        yield return IndicatorValue.PatientsPer(IndicatorKind.PatientsPerInhabitantsTreated, PatientsOf(scope, recruitment), inhabitants, PerInhabitants);
        yield return scope is IndicatorScope.OfRegion { Region: var region }
            ? IndicatorValue.PatientsPer(
                IndicatorKind.PatientsPerInhabitantsHome, Whole(recruitment.Sum(month => month.Patients * ShareOf(region, month, country))), inhabitants, PerInhabitants)
            : IndicatorValue.None(IndicatorKind.PatientsPerInhabitantsHome);
    }

    /// <summary>A scope that is no region has no account.</summary>
    private static IEnumerable<IndicatorValue> OfAccount(IndicatorScope scope, ImmutableArray<AccountEntry> account)
    {
        if (scope is not IndicatorScope.OfRegion { Region: var region })
        {
            return [IndicatorValue.None(IndicatorKind.AccountDue), IndicatorValue.None(IndicatorKind.AccountGot)];
        }

        var own = account.Where(entry => entry.Region == region).ToList();
        var (due, got) = (Whole(own.Sum(entry => entry.DuePatients)), Whole(own.Sum(entry => entry.GotPatients)));
        return
        [
            IndicatorValue.Patients(IndicatorKind.AccountDue, due, studies: 0),
            IndicatorValue.Patients(IndicatorKind.AccountGot, got, studies: 0),
        ];
    }

    private static double ShareOf(RegionId region, RecruitmentFact month, IndicatorCountry country) => month.Homes.IsEmpty
        ? country.RegionOf(month.Trust) == region ? 1 : 0
        : month.Homes.Where(home => home.Region == region).Sum(home => home.Share);

    private static IEnumerable<RecruitmentFact> RecruitedIn(IndicatorScope scope, IReadOnlyList<RecruitmentFact> recruitment) =>
        recruitment.Where(month => scope.Covers(month.Trust, month.Area));

    private static int PatientsOf(IndicatorScope scope, IReadOnlyList<RecruitmentFact> recruitment) => RecruitedIn(scope, recruitment).Sum(month => month.Patients);

    /// <summary>The end of the month of the first patient at the scope's sites: by then it was enrolled.</summary>
    private static DateTimeOffset? FirstPatientBy(StudyFact study, IndicatorScope scope) =>
        SitesOf(study, scope).Min(site => site.FirstPatient) is { } month ? OsloTime.EndOf((month + 1).FirstDay.AddDays(-1)) : null;

    private static int Whole(double patients) => (int)Math.Round(patients);

    private static IEnumerable<AskedTrust> SitesOf(StudyFact study, IndicatorScope scope) => SitesOf(study).Where(site => scope.Covers(site.Trust, site.Area));

    private static IEnumerable<AskedTrust> SitesOf(StudyFact study) => study.Trusts.Where(asked => asked.TakesPart);

    private static bool IsInSeveralRegions(StudyFact study, IndicatorCountry country) =>
        SitesOf(study).Select(site => country.RegionOf(site.Trust)).OfType<RegionId>().Distinct().Skip(1).Any();

    private static List<double> DaysOf<T>(IEnumerable<T> facts, Func<T, DateTimeOffset> from, Func<T, DateTimeOffset?> to) =>
        [.. facts.Select(fact => (to(fact) - from(fact))?.TotalDays).OfType<double>().Order()];
}
