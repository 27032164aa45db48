using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Areas;

/// <summary>
/// Where a MeSH heading lies in the tree, for headings whose own term the lexicon does not know.
/// The tree alone misplaces much (erectile dysfunction lies under mental disorders, myeloma under vascular diseases),
/// so what has no area is looked for before what has one.
/// MeSH is courtesy of the U.S. National Library of Medicine.
/// </summary>
internal static class MeshTree
{
    private static readonly ImmutableArray<Branch> Branches =
    [
        new(9369, "Neoplasms", Concept.Of(AreaRule.Neoplasm, ConditionGroup.OtherSolidTumour)),
        new(11248, "Pregnancy Complications", Concept.OutsideWhollySo("pregnancy and birth")),
        new(2561, "Cerebrovascular Disorders", Concept.Of(AreaRule.Stroke, ConditionGroup.Stroke, Area.Cardiovascular)),
        new(15212, "Inflammatory Bowel Diseases", Concept.Of(AreaRule.ImmuneGut, ConditionGroup.InflammatoryBowel, Area.Inflammation)),
        new(20274, "Autoimmune Diseases of the Nervous System", Concept.Of(AreaRule.NeuroImmune, ConditionGroup.MultipleSclerosisAndNeuroimmune, Area.Inflammation)),
        new(7239, "Infections", OutsideTerms.Infection),
        new(6402, "Hematologic Diseases", Concept.Outside("blood disease")),
        new(5128, "Eye Diseases", Concept.Outside("eye disease")),
        new(9057, "Stomatognathic Diseases", Concept.Outside("teeth and mouth")),
        new(12140, "Respiratory Tract Diseases", Concept.Outside("lung")),
        new(10038, "Otorhinolaryngologic Diseases", Concept.Outside("ear, nose and throat")),
        new(91662, "Genital Diseases", Concept.Outside("urology and gynaecology")),
        new(14947, "Wounds and Injuries", Concept.Outside("injury")),
        new(3240, "Connective Tissue Diseases", Concept.Of(AreaRule.ImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue)),
        new(12871, "Skin Diseases", Concept.Of(AreaRule.ImmuneDisease, ConditionGroup.SkinImmuneDisease)),
        new(1168, "Arthritis", Concept.Of(AreaRule.ImmuneDisease, ConditionGroup.RheumaticDisease)),
        new(1327, "Autoimmune Diseases", Concept.Of(AreaRule.ImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue)),
        new(2318, "Cardiovascular Diseases", Heart(ConditionGroup.OtherCardiovascular)),
        new(3920, "Diabetes Mellitus", Heart(ConditionGroup.Diabetes)),
        new(50177, "Overweight", Heart(ConditionGroup.Obesity)),
        new(50171, "Dyslipidemias", Heart(ConditionGroup.Lipids)),
        new(7674, "Kidney Diseases", Heart(ConditionGroup.Kidney)),
        new(9422, "Nervous System Diseases", Concept.Of(AreaRule.BrainAndMind, ConditionGroup.OtherNeurological)),
        new(1523, "Mental Disorders", Concept.Of(AreaRule.BrainAndMind, ConditionGroup.MentalHealth)),
        new(4066, "Digestive System Diseases", Concept.Of(AreaRule.Digestive, ConditionGroup.OtherGastro)),
        new(9140, "Musculoskeletal Diseases", Concept.Outside("orthopaedics")),
    ];

    public static Concept? Find(MeshHeading heading) =>
        ConditionReader.Read(heading.Term).Head
        ?? Branches.FirstOrDefault(branch => branch.Holds(heading))?.Concept;

    private static Concept Heart(ConditionGroup group) => Concept.Of(AreaRule.HeartVesselsMetabolismKidney, group);

    private sealed record Branch(int Number, string Term, Concept Concept)
    {
        public bool Holds(MeshHeading heading) =>
            Is(heading.Id, heading.Term) || heading.Ancestors.Any(ancestor => Is(ancestor.Id, ancestor.Term));

        /// <summary>Registries write the number with six digits or with nine.</summary>
        private bool Is(string id, string term) =>
            (id.StartsWith('D') && int.TryParse(id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == Number)
            || term.Equals(Term, StringComparison.OrdinalIgnoreCase);
    }
}
