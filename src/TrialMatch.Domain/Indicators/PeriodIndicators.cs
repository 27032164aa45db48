using System.Collections.Immutable;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Indicators;

/// <summary>Counts the indicators of one scope in one period.</summary>
public static class PeriodIndicators
{
    private const double Half = 0.5;
    private const double NineTenths = 0.9;

    /// <param name="requests">All that were asked in the period, of every scope.</param>
    /// <param name="studies">All that were registered in the period, of every scope.</param>
    /// <param name="regionOf">The region of a trust; null for one that is in none.</param>
    /// <returns>In the order of <see cref="IndicatorKind"/>, decline reasons in theirs.</returns>
    public static ImmutableArray<IndicatorValue> Of(
        IndicatorScope scope, IEnumerable<RequestFact> requests, IEnumerable<StudyFact> studies, Func<TrustId, RegionId?> regionOf) =>
    [
        .. OfRequests([.. requests.Where(request => request.IsRequest && scope.Covers(request.Trust, request.Area))]),
        .. OfStudies(scope, [.. studies.Where(scope.Covers)], regionOf),
    ];

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

    private static IEnumerable<IndicatorValue> OfStudies(IndicatorScope scope, List<StudyFact> studies, Func<TrustId, RegionId?> regionOf)
    {
        var offered = studies.Where(study => study.IsOffered).ToList();
        var placed = studies.Where(study => study.IsPlaced && SitesOf(study).Any(site => scope.Covers(site.Trust, site.Area))).ToList();
        var toOffer = DaysOf(offered, study => study.RegisteredAt, study => study.OfferedAt);
        var toPlacement = DaysOf(placed, study => study.RegisteredAt, study => study.PlacedAt);
        var promised = placed.SelectMany(SitesOf).Where(site => scope.Covers(site.Trust, site.Area)).Sum(site => site.AcceptedPatients);
        return
        [
            IndicatorValue.Count(IndicatorKind.Studies, studies.Count),
            IndicatorValue.Share(IndicatorKind.StudiesOffered, offered.Count, studies.Count),
            IndicatorValue.Share(IndicatorKind.StudiesPlaced, placed.Count, studies.Count),
            IndicatorValue.Share(IndicatorKind.StudiesLost, studies.Count(study => study.IsLost), studies.Count),
            IndicatorValue.Share(IndicatorKind.StudiesInSeveralRegions, placed.Count(study => IsInSeveralRegions(study, regionOf)), placed.Count),
            IndicatorValue.Days(IndicatorKind.DaysToOfferMedian, toOffer, Half, offered.Count),
            IndicatorValue.Days(IndicatorKind.DaysToOfferP90, toOffer, NineTenths, offered.Count),
            IndicatorValue.Days(IndicatorKind.DaysToPlacementMedian, toPlacement, Half, placed.Count),
            IndicatorValue.Days(IndicatorKind.DaysToPlacementP90, toPlacement, NineTenths, placed.Count),
            IndicatorValue.Patients(IndicatorKind.PatientsAtMost, promised, placed.Count),
        ];
    }

    private static IEnumerable<AskedTrust> SitesOf(StudyFact study) => study.Trusts.Where(asked => asked.TakesPart);

    private static bool IsInSeveralRegions(StudyFact study, Func<TrustId, RegionId?> regionOf) =>
        SitesOf(study).Select(site => regionOf(site.Trust)).OfType<RegionId>().Distinct().Skip(1).Any();

    private static List<double> DaysOf<T>(IEnumerable<T> facts, Func<T, DateTimeOffset> from, Func<T, DateTimeOffset?> to) =>
        [.. facts.Select(fact => (to(fact) - from(fact))?.TotalDays).OfType<double>().Order()];
}
