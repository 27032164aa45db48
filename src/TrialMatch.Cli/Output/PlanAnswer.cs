using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Summarises a plan for whoever decides on it: how many patients, with which probability, where, from when, and what limits it.</summary>
internal static class PlanAnswer
{
    // Characters for hospitals' names: two lines of a narrow terminal, or one if there is more to say.
    private const int RoomForNames = 110;
    private const int LittleRoomForNames = 45;

    public static IEnumerable<string> Lines(Plan plan, StudyDraft draft) => plan.Outcome switch
    {
        Plan.Types.Outcome.Unclassified => Unclassified(plan.Classification),
        Plan.Types.Outcome.Feasible => Offered(plan, draft),
        _ => TooLittle(plan, draft),
    };

    /// <summary>E.g. "At 2 hospitals: Akershus universitetssykehus (13 expected), Helse Bergen (13)".</summary>
    public static string Where(Plan plan) => Where(plan, RoomForNames);

    private static string Where(Plan plan, int room)
    {
        var sites = plan.Sites.Where(Reasons.IsChosen).ToList();
        string[] names = [.. sites.Select((site, place) => $"{site.TrustDisplayName} ({Figures.About(site.Patients?.Mean ?? 0)}{(place == 0 ? " expected" : string.Empty)})")];
        return $"{HowMany(plan, sites.Count)}: {NameList.Of(names, room)}.";
    }

    /// <summary>E.g. "At 2 hospitals"; for a reader who is shown only its own "Of its hospitals you see 2".</summary>
    public static string HowMany(Plan plan, int shown) => plan.ShowsOwnSitesOnly ? $"Of its hospitals you see {Figures.Whole(shown)}" : $"At {Hospitals(shown)}";

    /// <summary>E.g. "1 hospital".</summary>
    public static string Hospitals(int count) => count == 1 ? "1 hospital" : $"{Figures.Whole(count)} hospitals";

    /// <summary>Formats a probability, and whether it rests on planning defaults.</summary>
    public static string Certainty(Plan plan, double probability) =>
        $"Probability {Sure(plan, probability)}.";

    public static string Expected(PatientForecast forecast) =>
        $"Expected {Figures.About(forecast.Mean)} patients (80 % interval {Figures.Whole(forecast.Q10)} to {Figures.Whole(forecast.Q90)})";

    private static IEnumerable<string> Offered(Plan plan, StudyDraft draft) => plan.OfferablePatients >= plan.TargetPatients
        ?
        [
            $"Norway can offer {Patients(plan)} by {Figures.DayInWords(draft.EnrolmentEnd)}.",
            Certainty(plan, plan.OfferableProbability),
            .. UnknownShare(plan),
            Where(plan),
            $"{Expected(plan.Patients)}{FirstStart(plan)}.",
        ]
        :
        [
            $"Norway can offer only {Patients(plan)} by {Figures.DayInWords(draft.EnrolmentEnd)}.",
            Certainty(plan, plan.OfferableProbability),
            .. UnknownShare(plan),
            .. WithLess(plan),
        ];

    /// <summary>Asks for a share if the study names a trait that only some patients have and no figure for it is known.</summary>
    private static IEnumerable<string> UnknownShare(Plan plan)
    {
        const string unknown = ": no share is known";
        return plan.Assumptions
            .Where(assumption => assumption.Contains(unknown, StringComparison.Ordinal))
            .Select(assumption => $"Counted as if every patient had {assumption[..assumption.IndexOf(unknown, StringComparison.Ordinal)]}: say --eligible-share-per-mille.");
    }

    private static IEnumerable<string> TooLittle(Plan plan, StudyDraft draft) =>
    [
        plan.Outcome == Plan.Types.Outcome.CapacityShort
            ? $"Not now: too little is free by {Figures.DayInWords(draft.EnrolmentEnd)} for {Least(plan, draft)}."
            : $"Not feasible by {Figures.DayInWords(draft.EnrolmentEnd)}, even on empty calendars: {Least(plan, draft)}.",
        .. plan.OfferablePatients == 0
            ? [$"Not even one can be offered at the wanted probability, {Figures.Wanted(plan.WantedProbability)}{Guesses(plan)}.", .. ShortfallText.Lines(plan)]
            : (string[])[$"It can offer {Patients(plan)}, probability {Sure(plan, plan.OfferableProbability)}.", .. WithLess(plan)],
    ];

    private static IEnumerable<string> WithLess(Plan plan) =>
    [
        Where(plan, LittleRoomForNames),
        $"{Expected(plan.Patients)}.",
        .. ShortfallText.Lines(plan),
    ];

    private static IEnumerable<string> Unclassified(Classification classification)
    {
        yield return "No centre covers this study: the coordinating unit decides where it goes.";
        if (classification.Field.Length > 0)
        {
            yield return $"Its field: {classification.Field}.";
        }

        if (classification.SuggestedAreas.Count > 0)
        {
            yield return $"Its other conditions would fit {string.Join(", ", classification.SuggestedAreas.Select(area => EnumNames.InWords(area)))}.";
        }

        yield return "Until then nothing is planned: no hospital is asked and nothing is held.";
    }

    private static string Patients(Plan plan) => $"{Figures.Whole(plan.OfferablePatients)} of {Figures.Whole(plan.TargetPatients)} patients";

    private static string Sure(Plan plan, double probability) =>
        $"{Figures.Probability(probability)} (wanted {Figures.Wanted(plan.WantedProbability)}){Guesses(plan)}";

    private static string Least(Plan plan, StudyDraft draft) =>
        draft.HasMinimumPatients && draft.MinimumPatients < plan.TargetPatients
            ? $"the minimum of {Figures.Whole(draft.MinimumPatients)}"
            : $"{Figures.Whole(plan.TargetPatients)} patients";

    private static string FirstStart(Plan plan) =>
        plan.Sites.Where(site => Reasons.IsChosen(site) && site.StartMonth is not null).MinBy(site => (site.StartMonth.Year, site.StartMonth.Month)) is { } first
            ? $"; enrolment can start in {Figures.MonthInWords(first.StartMonth)}"
            : string.Empty;

    private static string Guesses(Plan plan)
    {
        var behind = plan.Sites.Where(Reasons.IsChosen).ToList() is { Count: > 0 } chosen ? chosen : [.. plan.Sites];
        return behind.Exists(site => site.PlanningDefault) ? "; it rests on planning defaults: guesses" : string.Empty;
    }
}
