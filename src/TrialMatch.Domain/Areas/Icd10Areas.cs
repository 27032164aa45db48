using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>Which codes belong where: ranges of ICD-10 categories, the narrower before the wider. No titles of the classification are held.</summary>
internal static class Icd10Areas
{
    private static readonly ImmutableArray<CodeRange> Ranges =
    [
        .. Organs(), .. Neoplasms(), .. Immune(), .. BrainAndMind(), .. HeartAndMetabolism(), .. Gut(), .. Neither(),
    ];

    /// <summary>What the code means for a study's area; null where it says nothing either way (symptoms, factors, causes).</summary>
    public static Concept? Find(Icd10Code code)
    {
        foreach (var range in Ranges)
        {
            if (range.Holds(code))
            {
                return range.Concept;
            }
        }

        return null;
    }

    /// <summary>Whether the code places a disease in an organ whose studies have no centre.</summary>
    public static bool NamesOrgan(Icd10Code code) => Organs().Any(range => range.Holds(code));

    /// <summary>Codes within an area's chapter that follow the organ they name.</summary>
    private static CodeRange[] Organs() =>
    [
        None("eye and ear disease", 'E', 10, 14) with { Subcategory = "3" },
        None("sexual function", 'F', 52, 52),
        None("urology", 'I', 86, 86) with { Subcategory = "1" },
        None("gynaecology", 'I', 86, 86) with { Subcategory = "2" },
        None("gynaecology", 'I', 86, 86) with { Subcategory = "3" },
        None("lung", 'D', 86, 86),
    ];

    private static CodeRange[] Neoplasms() =>
    [
        Of(AreaRule.Neoplasm, ConditionGroup.HeadAndNeckCancer, 'C', 0, 14),
        Of(AreaRule.Neoplasm, ConditionGroup.ColorectalAndUpperGiCancer, 'C', 15, 26, Area.Gastrointestinal),
        Of(AreaRule.Neoplasm, ConditionGroup.HeadAndNeckCancer, 'C', 30, 32),
        Of(AreaRule.Neoplasm, ConditionGroup.LungCancer, 'C', 33, 34),
        Of(AreaRule.Neoplasm, ConditionGroup.SkinCancer, 'C', 43, 44),
        Of(AreaRule.Neoplasm, ConditionGroup.BreastCancer, 'C', 50, 50),
        Of(AreaRule.Neoplasm, ConditionGroup.GynaecologicalCancer, 'C', 51, 58),
        Of(AreaRule.Neoplasm, ConditionGroup.ProstateAndUrinaryCancer, 'C', 60, 68),
        Of(AreaRule.Neoplasm, ConditionGroup.BrainTumour, 'C', 70, 72, Area.BrainHealth),
        Of(AreaRule.Neoplasm, ConditionGroup.BrainTumour, 'C', 79, 79, Area.BrainHealth) with { Subcategory = "3" },
        Of(AreaRule.Neoplasm, ConditionGroup.HaematologicalCancer, 'C', 81, 96),
        Of(AreaRule.Neoplasm, ConditionGroup.OtherSolidTumour, 'C', 0, 97),
        Of(AreaRule.Neoplasm, ConditionGroup.ColorectalAndUpperGiCancer, 'D', 1, 1),
        Of(AreaRule.Neoplasm, ConditionGroup.SkinCancer, 'D', 3, 4),
        Of(AreaRule.Neoplasm, ConditionGroup.BreastCancer, 'D', 5, 5),
        Of(AreaRule.Neoplasm, ConditionGroup.GynaecologicalCancer, 'D', 6, 6),
        Of(AreaRule.Neoplasm, ConditionGroup.OtherSolidTumour, 'D', 0, 9),
        Of(AreaRule.Neoplasm, ConditionGroup.BrainTumour, 'D', 32, 33, Area.BrainHealth),
        Of(AreaRule.Neoplasm, ConditionGroup.BrainTumour, 'D', 42, 43, Area.BrainHealth),
        Of(AreaRule.Neoplasm, ConditionGroup.HaematologicalCancer, 'D', 45, 47),
    ];

    private static CodeRange[] Immune() =>
    [
        Of(AreaRule.ImmuneGut, ConditionGroup.InflammatoryBowel, 'K', 50, 51, Area.Inflammation),
        Of(AreaRule.ImmuneGut, ConditionGroup.ImmuneGut, 'K', 90, 90, Area.Inflammation) with { Subcategory = "0" },
        Of(AreaRule.ImmuneGut, ConditionGroup.ImmuneGut, 'K', 20, 20, Area.Inflammation) with { Subcategory = "0" },
        Of(AreaRule.ImmuneGut, ConditionGroup.Liver, 'K', 75, 75, Area.Inflammation) with { Subcategory = "4" },
        Of(AreaRule.NeuroImmune, ConditionGroup.MultipleSclerosisAndNeuroimmune, 'G', 35, 37, Area.Inflammation),
        Of(AreaRule.NeuroImmune, ConditionGroup.MultipleSclerosisAndNeuroimmune, 'G', 61, 61, Area.Inflammation),
        Of(AreaRule.NeuroImmune, ConditionGroup.MultipleSclerosisAndNeuroimmune, 'G', 70, 70, Area.Inflammation) with { Subcategory = "0" },
        Of(AreaRule.ImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue, 'N', 8, 8, Area.Cardiovascular) with { Subcategory = "5" },
        Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Kidney, 'N', 2, 2, Area.Inflammation) with { Subcategory = "8" },
        Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Kidney, 'N', 2, 6, Area.Inflammation) with { Subcategory = "2" },
        Of(AreaRule.ImmuneDisease, ConditionGroup.RheumaticDisease, 'L', 40, 40) with { Subcategory = "5" },
        Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, 'L', 10, 14),
        Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, 'L', 20, 45),
        Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, 'L', 50, 50),
        Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, 'L', 63, 63),
        Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, 'L', 70, 71),
        Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, 'L', 73, 73) with { Subcategory = "2" },
        Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, 'L', 80, 80),
        Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease, 'L', 93, 93),
        Of(AreaRule.ImmuneDisease, ConditionGroup.RheumaticDisease, 'M', 5, 14),
        Of(AreaRule.ImmuneDisease, ConditionGroup.RheumaticDisease, 'M', 45, 45),
        Of(AreaRule.ImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue, 'M', 30, 36),
    ];

    private static CodeRange[] BrainAndMind() =>
    [
        Of(AreaRule.Stroke, ConditionGroup.Stroke, 'I', 60, 69, Area.Cardiovascular),
        Of(AreaRule.Stroke, ConditionGroup.Stroke, 'G', 45, 46, Area.Cardiovascular),
        Of(AreaRule.BrainAndMind, ConditionGroup.NeuromuscularAndNerve, 'G', 12, 12),
        Of(AreaRule.BrainAndMind, ConditionGroup.Neurodegenerative, 'G', 10, 32),
        Of(AreaRule.BrainAndMind, ConditionGroup.Epilepsy, 'G', 40, 41),
        Of(AreaRule.BrainAndMind, ConditionGroup.HeadacheAndPainNeuro, 'G', 43, 44),
        Of(AreaRule.BrainAndMind, ConditionGroup.SleepDisorder, 'G', 47, 47),
        Of(AreaRule.BrainAndMind, ConditionGroup.HeadacheAndPainNeuro, 'G', 50, 50),
        Of(AreaRule.BrainAndMind, ConditionGroup.NeuromuscularAndNerve, 'G', 51, 73),
        Of(AreaRule.BrainAndMind, ConditionGroup.OtherNeurological, 'G', 0, 99),
        Of(AreaRule.BrainAndMind, ConditionGroup.Neurodegenerative, 'F', 0, 3),
        Of(AreaRule.BrainAndMind, ConditionGroup.SubstanceUse, 'F', 10, 19),
        Of(AreaRule.BrainAndMind, ConditionGroup.SleepDisorder, 'F', 51, 51),
        Of(AreaRule.BrainAndMind, ConditionGroup.MentalHealth, 'F', 0, 99),
        Of(AreaRule.BrainAndMind, ConditionGroup.BrainAndSpinalInjury, 'S', 6, 6),
        Of(AreaRule.BrainAndMind, ConditionGroup.OtherNeurological, 'Q', 0, 7),
    ];

    private static CodeRange[] HeartAndMetabolism() =>
    [
        Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Diabetes, 'E', 10, 14, Area.BrainHealth) with { Subcategory = "4" },
        Of(AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Kidney, 'E', 10, 14) with { Subcategory = "2" },
        Of(AreaRule.Digestive, ConditionGroup.OtherGastro, 'I', 84, 84),
        Of(AreaRule.Digestive, ConditionGroup.Liver, 'I', 85, 85),
        Heart(ConditionGroup.StructuralHeart, 'I', 0, 9),
        Heart(ConditionGroup.Hypertension, 'I', 10, 15),
        Heart(ConditionGroup.IschaemicHeart, 'I', 20, 25),
        Heart(ConditionGroup.VascularDisease, 'I', 26, 26),
        Heart(ConditionGroup.StructuralHeart, 'I', 34, 39),
        Heart(ConditionGroup.HeartFailure, 'I', 42, 43),
        Heart(ConditionGroup.ArrhythmiaAf, 'I', 44, 49),
        Heart(ConditionGroup.HeartFailure, 'I', 50, 50),
        Heart(ConditionGroup.VascularDisease, 'I', 70, 89),
        Heart(ConditionGroup.OtherCardiovascular, 'I', 0, 99),
        Heart(ConditionGroup.StructuralHeart, 'Q', 20, 28),
        Heart(ConditionGroup.Kidney, 'N', 0, 29),
        Heart(ConditionGroup.Kidney, 'Q', 61, 61),
        Heart(ConditionGroup.Diabetes, 'E', 10, 14),
        Heart(ConditionGroup.Obesity, 'E', 66, 66),
        Heart(ConditionGroup.Lipids, 'E', 78, 78),
    ];

    private static CodeRange[] Gut() =>
    [
        Of(AreaRule.Digestive, ConditionGroup.Liver, 'B', 15, 19),
        Of(AreaRule.Digestive, ConditionGroup.Liver, 'K', 70, 77),
        Of(AreaRule.Digestive, ConditionGroup.PancreasAndBiliary, 'K', 80, 87),
        Of(AreaRule.Digestive, ConditionGroup.OtherGastro, 'K', 20, 93),
    ];

    private static CodeRange[] Neither() =>
    [
        None("pregnancy and birth", 'O', 0, 99), None("pregnancy and birth", 'P', 0, 99), None("lung", 'J', 0, 99), None("eye and ear disease", 'H', 0, 99),
        None("infection", 'A', 0, 99), None("infection", 'B', 0, 99), None("blood disease or benign tumour", 'D', 10, 89), None("hormones and inborn errors", 'E', 0, 99),
        None("teeth and mouth", 'K', 0, 14), None("skin disease that is not immune-driven", 'L', 0, 99), None("orthopaedics", 'M', 0, 99), None("urology and gynaecology", 'N', 30, 99),
        None("malformation", 'Q', 8, 99), None("injury", 'S', 0, 99), None("injury", 'T', 0, 99), None("infection", 'U', 4, 10),
    ];

    private static CodeRange Of(AreaRule rule, ConditionGroup group, char letter, int first, int last, params ReadOnlySpan<Area> coLeads) =>
        new(letter, first, last, Concept.Of(rule, group, coLeads));

    private static CodeRange Heart(ConditionGroup group, char letter, int first, int last) =>
        Of(AreaRule.HeartVesselsMetabolismKidney, group, letter, first, last);

    private static CodeRange None(string specialty, char letter, int first, int last) => new(letter, first, last, Concept.Outside(specialty));

    /// <param name="Subcategory">What the code must go on with after the dot; anything where empty.</param>
    private sealed record CodeRange(char Letter, int First, int Last, Concept Concept, string Subcategory = "")
    {
        public bool Holds(Icd10Code code) =>
            code.IsIn(Letter, First, Last) && code.Subcategory.StartsWith(Subcategory, StringComparison.Ordinal);
    }
}
