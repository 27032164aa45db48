using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Trusts;
using TrialMatch.V1;
using Area = TrialMatch.Domain.Areas.Area;
using IndicatorValue = TrialMatch.Domain.Indicators.IndicatorValue;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps what Norway can do in an area to what the public sees of it.</summary>
internal static class PublicFields
{
    /// <summary>Fewer are too few for a usual time, and might tell a single study's.</summary>
    private const int FewestForMedian = 5;

    /// <param name="values">The indicators of the area's centre.</param>
    public static PublicField Of(Area area, IEnumerable<TrustProfile> profiles, IReadOnlyCollection<IndicatorValue> values)
    {
        var field = new PublicField
        {
            Area = (V1.Area)(int)area,
            Studies = BandOf(Find(values, IndicatorKind.Studies)?.Value ?? 0),
            StudiesPlaced = BandOf(Find(values, IndicatorKind.StudiesPlaced)?.Numerator ?? 0),
            Hospitals =
            {
                profiles.Where(profile => profile.OpenAreas.Contains(area))
                    .Select(profile => new PublicHospital
                    {
                        Trust = ResourceNames.Of(profile.Id),
                        DisplayName = profile.Facts.Name,
                        PlanningDefault = !profile.DeclaredAreas.Contains(area),
                    })
                    .OrderBy(hospital => hospital.DisplayName, StringComparer.Ordinal),
            },
        };
        if (Median(values, IndicatorKind.DaysToAnswerMedian) is { } answer)
        {
            field.MedianDaysToAnswer = answer;
        }

        if (Median(values, IndicatorKind.DaysToOfferMedian) is { } offer)
        {
            field.MedianDaysToOffer = offer;
        }

        return field;
    }

    private static double? Median(IEnumerable<IndicatorValue> values, IndicatorKind kind) =>
        Find(values, kind) is { Denominator: >= FewestForMedian } median ? median.Value is { } days ? Math.Round(days, 1) : null : null;

    private static IndicatorValue? Find(IEnumerable<IndicatorValue> values, IndicatorKind kind) => values.FirstOrDefault(value => value.Kind == kind);

    private static PublicField.Types.Band BandOf(double studies) => (PublicField.Types.Band)(int)StudyBands.Of((int)studies);
}
