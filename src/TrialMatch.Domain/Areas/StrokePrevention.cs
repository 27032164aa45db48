using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas;

/// <summary>Rule 3's other half: for stroke prevention in atrial fibrillation, CARDIOVASCULAR leads and BRAIN_HEALTH is a co-lead.</summary>
internal static class StrokePrevention
{
    private static readonly ImmutableArray<string> Words = ["prevent", "prophyla", "anticoag", "reducing the risk", "reduction of", "appendage"];

    /// <summary>Returns the primary finding, rerouted where the study as a whole is about stroke prevention in atrial fibrillation.</summary>
    public static Finding Adjust(Finding primary, ImmutableArray<Finding> findings, StudySubject subject)
    {
        var isEither = primary.Concept.Group is ConditionGroup.Stroke or ConditionGroup.ArrhythmiaAf;
        if (!isEither || !IsPrevention(subject) || !NamesFibrillation(subject, findings) || !NamesStroke(subject, findings))
        {
            return primary;
        }

        return primary with { Concept = Concept.Of(AreaRule.Stroke, ConditionGroup.ArrhythmiaAf, Area.BrainHealth) };
    }

    private static bool IsPrevention(StudySubject subject) =>
        subject.Conditions.Append(subject.Title).Any(text => Words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static bool NamesFibrillation(StudySubject subject, ImmutableArray<Finding> findings) =>
        findings.Any(finding => finding.Concept.Group == ConditionGroup.ArrhythmiaAf) || TitleNames(subject, concept => concept.Group == ConditionGroup.ArrhythmiaAf);

    private static bool NamesStroke(StudySubject subject, ImmutableArray<Finding> findings) =>
        findings.Any(finding => finding.Concept.Rule == AreaRule.Stroke) || TitleNames(subject, concept => concept.Rule == AreaRule.Stroke);

    private static bool TitleNames(StudySubject subject, Func<Concept, bool> isIt) =>
        ConditionReader.Read(subject.Title).Concepts.Any(isIt);
}
