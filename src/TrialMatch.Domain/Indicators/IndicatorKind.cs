namespace TrialMatch.Domain.Indicators;

/// <summary>The indicators; <see cref="IndicatorDefinition"/> says what each means.</summary>
public enum IndicatorKind
{
    Unspecified = 0,
    Requests = 1,
    RequestsAccepted = 2,
    RequestsDeclined = 3,
    RequestsSilent = 4,
    RequestsAnsweredInTime = 5,
    DaysToAnswerMedian = 6,
    DaysToAnswerP90 = 7,
    DeclineReasons = 8,
    Studies = 9,
    StudiesOffered = 10,
    StudiesPlaced = 11,
    StudiesLost = 12,
    StudiesInSeveralRegions = 13,
    DaysToOfferMedian = 14,
    DaysToOfferP90 = 15,
    DaysToPlacementMedian = 16,
    DaysToPlacementP90 = 17,
    PatientsAtMost = 18,
}
