using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>Rule 10: a cardiovascular primary endpoint makes CARDIOVASCULAR a co-lead of a study in another field.</summary>
internal static class CardiovascularEndpoint
{
    private static readonly Concept Event = Concept.Sign(AreaRule.CardiovascularEndpoint, "a cardiovascular primary endpoint");

    /// <summary>Most early trials measure these for safety, so they count only as the first primary endpoint.</summary>
    private static readonly Concept Measure = Concept.Sign(AreaRule.CardiovascularEndpoint, "a cardiovascular measure as the first primary endpoint");

    private static readonly Concept Safety = Concept.Sign(AreaRule.CardiovascularEndpoint, "safety");

    private static readonly TermIndex Index = new(TermTable.ReadSigns("cardiovascular-endpoints.txt", new Dictionary<string, Concept>
    {
        ["event"] = Event,
        ["measure"] = Measure,
        ["safety"] = Safety,
        ["neutral"] = Concept.Neutral,
    }));

    /// <returns>The endpoint with its rule; null where no primary endpoint is cardiovascular.</returns>
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
