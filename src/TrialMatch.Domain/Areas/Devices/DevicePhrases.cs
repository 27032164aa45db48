using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas.Devices;

/// <summary>Recognises words around a device that tell whether it is tested or only used.</summary>
internal static class DevicePhrases
{
    private static readonly Concept Regulated = Concept.Sign(AreaRule.DeviceTested, "a device, by the words of its regulation");

    private static readonly Concept Evaluating = Concept.Sign(AreaRule.DeviceTested, "what is asked of a device");

    private static readonly Concept Handling = Concept.Sign(AreaRule.DeviceTested, "how people handle a device");

    private static readonly TermIndex Index = new(TermTable.ReadSigns("device-phrases.txt", new Dictionary<string, Concept>
    {
        ["regulated"] = Regulated,
        ["handling"] = Handling,
        ["evaluating"] = Evaluating,
    }));

    /// <summary>Words after which a title names the setting, the patients or the measurement: "after", "patients with", "recorded by".</summary>
    private static readonly FrozenSet<string> Contexts = Plain(
        """
        after following undergoing receiving during before patient people participant recipient carrier survivor
        candidate adult children child subject individual infant neonate acquired processed analyzed analysed
        collected obtained performed conducted measured assessed monitored recorded tracked counted logged reported
        quantified captured detected
        """);

    private static readonly FrozenSet<string> Aims = Plain(
        """
        evaluate evaluates evaluating evaluation assess assesses assessing investigate investigates investigating test
        tests testing examine examines determine determines compare compares comparing validate validates validation
        comparison use using demonstrate trial study studies explore effect efficacy effectiveness feasibility safety
        performance usability acceptability benefit impact accuracy
        """);

    public static bool IsRegulated(ImmutableArray<Word> words) => Has(words, Regulated);

    public static bool IsHandling(ImmutableArray<Word> words) => Has(words, Handling);

    public static bool IsEvaluating(ImmutableArray<Word> words) => Has(words, Handling) || Has(words, Evaluating);

    public static bool IsContext(Word word) => Contexts.Contains(word.Plain);

    public static bool IsAim(Word word) => Aims.Contains(word.Plain);

    private static bool Has(ImmutableArray<Word> words, Concept sign) => Index.Find(words).Any(match => match.Concept == sign);

    private static FrozenSet<string> Plain(string words) => WordReader.Read(words).Select(word => word.Plain).ToFrozenSet();
}
