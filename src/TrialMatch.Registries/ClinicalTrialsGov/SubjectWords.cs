using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads the sentences and names that describe what is tested and measured, shortened to a draft's limits. Routing uses them.</summary>
internal static class SubjectWords
{
    /// <summary>Short enough to leave most of a description to the summary.</summary>
    private const int InterventionDescriptionLength = 300;

    private const int InterventionsDescribed = 5;

    /// <summary>Returns the official title, each tested intervention with its own description, and the brief summary.</summary>
    public static string ReadDescription(RecordNode protocol)
    {
        var described = TestedInterventions.ReadAll(protocol["armsInterventionsModule"])
            .Where(intervention => intervention.Name.Length > 0 && intervention.Description.Length > 0)
            .Take(InterventionsDescribed)
            .Select(intervention => $"{intervention.Name}: {RecordText.Shorten(intervention.Description, InterventionDescriptionLength)}");
        var texts = described
            .Prepend(protocol["identificationModule"]["officialTitle"].Text())
            .Append(protocol["descriptionModule"]["briefSummary"].Text())
            .Where(text => text.Length > 0);
        return RecordText.Shorten(string.Join(' ', texts.Select(EndSentence)), StudyDraftLimits.DescriptionLength);
    }

    public static ImmutableArray<string> ReadInterventionNames(RecordNode arms) => Cut(
        TestedInterventions.ReadAll(arms).Select(intervention => intervention.Name),
        StudyDraftLimits.InterventionNames,
        StudyDraftLimits.InterventionNameLength);

    public static ImmutableArray<string> ReadPrimaryOutcomes(RecordNode outcomes) => Cut(
        outcomes["primaryOutcomes"].Items().Take(ImportLimits.ListItems).Select(outcome => outcome["measure"].Text()),
        StudyDraftLimits.PrimaryOutcomes,
        StudyDraftLimits.PrimaryOutcomeLength);

    private static ImmutableArray<string> Cut(IEnumerable<string> texts, int most, int longest) =>
    [
        .. texts.Where(text => text.Length > 0)
            .Select(text => RecordText.Shorten(text, longest))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(most),
    ];

    private static string EndSentence(string text) => text.EndsWith('.') ? text : text + ".";
}
