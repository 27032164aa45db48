using System.Collections.Frozen;
using System.Collections.Immutable;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>
/// Recognises a neoplasm by its noun ("carcinoma", anything ending in "-sarcoma") and its group by the nearest organ named, because no list
/// of cancers could be complete.
/// </summary>
internal static class NeoplasmReader
{
    private static readonly FrozenSet<string> Nouns = WordReader.Read(
        """
        cancer cancerous carcinoma neoplasm neoplasia neoplastic tumor tumeur tumoral malignancy metastasis
        micrometastasis carcinomatous carcinoid sarcoma lymphoma leukemia myeloma melanoma glioma precancerous
        oncology oncologic seminoma teratoma chordoma insulinoma gastrinoma germinoma cancers metastase metastases
        """).Select(word => word.Plain).ToFrozenSet();

    private static readonly ImmutableArray<string> NounEndings =
    [
        "carcinoma", "sarcoma", "blastoma", "glioma", "lymphoma", "leukemia", "myeloma", "melanoma", "astrocytoma", "ependymoma", "mesothelioma",
        "thymoma", "meningioma", "dysgerminoma", "plasmacytoma", "seminoma", "adenocarcinoma", "carcinosarcoma", "paraganglioma", "chromocytoma",
        "craniopharyngioma", "neoplasm", "oligodendroglioma", "metastasis",
    ];

    /// <summary>What a Norwegian word for a neoplasm contains: "brystkreften", "hjernesvulster", "malignt melanom".</summary>
    private static readonly ImmutableArray<string> NorwegianStems =
    [
        "kreft", "svulst", "karsinom", "sarkom", "lymfom", "leukemi", "myelom", "melanom", "blastom", "gliom", "metastas", "mesoteliom", "astrocytom", "seminom",
    ];

    /// <summary>
    /// Words that indicate a neoplasm of any organ, but only where the text contains no noun for one and names no other disease:
    /// "metastatic disease", "malignant biliary obstruction", but not "malignant hypertension".
    /// </summary>
    private static readonly FrozenSet<string> Adjectives =
        ["metastatic", "metastasized", "malignant", "malign", "malignt", "maligne", "ondartet", "ondarta", "ondartede"];

    /// <summary>Effects of a neoplasm on an organ. Where any other disease is named with an adjective, the text is about that disease.</summary>
    private static readonly FrozenSet<string> Consequences = WordReader.Read(
        """
        effusion ascites obstruction stricture stenosis compression fistula wound ulcer hydrothorax hypercalcemia
        dysphagia jaundice lesion mass nodule node lymphadenopathy polyp disease disorder condition process cell
        transformation degeneration pleural pericardial peritoneal bone pain cachexia bleeding spread sykdom sjukdom
        celle
        """).Select(word => word.Plain).ToFrozenSet();

    /// <summary>Diseases that are called malignant for their course and that no table contains.</summary>
    private static readonly FrozenSet<string> OtherwiseMalignant = WordReader.Read(
        """
        neuroleptic syndrome infarct infarction infarkt edema swelling hypertension hypertensjon hyperthermia
        hypertermi catatonia arrhythmia arytmi tachycardia fibrillation syncope stroke slag migraine epileptic otitis
        myopia exophthalmos glaucoma malaria osteopetrosis papulosis pustule nephrosclerosis vasovagal
        hyperphenylalaninemia calcification calcifications abscess infection tuberculosis
        """).Select(word => word.Plain).ToFrozenSet();

    private static readonly TermIndex Sites = new([.. TermTable.Read("neoplasm-sites.txt"), .. TermTable.ReadNorwegian("norwegian-neoplasm-sites.txt")]);

    private static readonly Concept Benign = Concept.Outside(ConditionGroup.OtherField) with { Name = "a benign tumour, which has no centre" };

    private static readonly Concept AnyOther = Concept.Of(AreaRule.Neoplasm, ConditionGroup.OtherSolidTumour);

    public static ImmutableArray<Match> Find(ImmutableArray<Word> text)
    {
        var nouns = Positions(text, IsNoun);
        if (nouns.IsEmpty)
        {
            nouns = IsOfAnotherDisease(text) ? [] : Positions(text, (words, i) => Adjectives.Contains(words[i].Plain));
        }

        if (nouns.IsEmpty)
        {
            return [];
        }

        var sites = Sites.Find(text);
        var isBenign = text.Any(word => word.Plain is "benign" or "godartet" or "godarta" or "godartede") && !text.Any(word => word.Plain.StartsWith("malignan", StringComparison.Ordinal));
        return [.. nouns.Select(noun => new Match(noun, 1, ConceptAt(noun, text[noun].Plain, sites, isBenign), Strength.SpeltOut))];
    }

    private static Concept ConceptAt(int noun, string word, ImmutableArray<Match> sites, bool isBenign)
    {
        var site = sites.IsEmpty ? null : sites.MinBy(match => Distance(match, noun)).Concept;
        if (isBenign && site?.Group != ConditionGroup.BrainTumour)
        {
            return Benign;
        }

        // A metastasis is not a cancer of the organ that it lies in. In the brain it concerns neurology as well.
        var isElsewhere = word.Contains("metastas", StringComparison.Ordinal) && site?.Group != ConditionGroup.BrainTumour;
        return isElsewhere && !sites.Any(match => match.End < noun - 1) ? AnyOther : site ?? AnyOther;
    }

    /// <summary>Returns the distance in words; of two equally near organs, the one before the noun is nearer.</summary>
    private static double Distance(Match site, int noun)
    {
        const double afterwards = 0.5;
        if (noun >= site.Start && noun < site.End)
        {
            return 0;
        }

        return site.Start > noun ? site.Start - noun + afterwards : noun - site.End + 1;
    }

    private static ImmutableArray<int> Positions(ImmutableArray<Word> text, Func<ImmutableArray<Word>, int, bool> isOne) =>
        [.. Enumerable.Range(0, text.Length).Where(i => isOne(text, i))];

    private static bool IsNoun(ImmutableArray<Word> text, int i)
    {
        var word = text[i].Plain;
        var isTumourNecrosisFactor = word == "tumor" && i + 1 < text.Length && text[i + 1].Plain == "necrosis";
        return !isTumourNecrosisFactor
            && (Nouns.Contains(word) || NounEndings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal)) || NorwegianStems.Any(stem => word.Contains(stem, StringComparison.Ordinal)));
    }

    private static bool IsOfAnotherDisease(ImmutableArray<Word> text) =>
        text.Any(word => OtherwiseMalignant.Contains(word.Plain))
        || (!text.Any(word => Consequences.Contains(word.Plain))
            && ConditionLexicon.Index.Find(text).Any(match => match is { IsDecisive: true, Strength: Strength.SpeltOut } && match.Concept.Rule != AreaRule.Neoplasm));
}
