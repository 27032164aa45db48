using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>Rule 10: a primary endpoint of heart or vessels brings the cardiovascular centre into a study of another field.</summary>
internal static class CardiovascularEndpoint
{
    private static readonly Concept Event = Concept.Sign(AreaRule.CardiovascularEndpoint, "a cardiovascular primary endpoint");

    /// <summary>Measured as safety in most early trials, so it counts only where it is asked first.</summary>
    private static readonly Concept Measure = Concept.Sign(AreaRule.CardiovascularEndpoint, "a cardiovascular measure as the first primary endpoint");

    private static readonly Concept Safety = Concept.Sign(AreaRule.CardiovascularEndpoint, "safety");

    private static readonly TermIndex Index = new(TermTable.ReadSigns("cardiovascular-endpoints.txt", new Dictionary<string, Concept>
    {
        ["event"] = Event,
        ["measure"] = Measure,
        ["safety"] = Safety,
        ["neutral"] = Concept.Neutral,
    }));

    /// <returns>The endpoint with its rule; null where no primary endpoint is of heart or vessels.</returns>
    public static ClassificationReason? Find(StudySubject subject)
    {
        for (var i = 0; i < subject.PrimaryOutcomes.Length; i++)
        {
            var outcome = subject.PrimaryOutcomes[i];
            var named = Index.Find(WordReader.Read(outcome)).Select(match => match.Concept).ToHashSet();
            if (named.Contains(Event))
            {
                return Reason(outcome, Event);
            }

            if (i == 0 && named.Contains(Measure) && !named.Contains(Safety))
            {
                return Reason(outcome, Measure);
            }
        }

        return null;
    }

    private static ClassificationReason Reason(string outcome, Concept concept) =>
        new(AreaRule.CardiovascularEndpoint, Area.Cardiovascular, EvidenceKind.PrimaryOutcome, outcome, concept.Name);
}
