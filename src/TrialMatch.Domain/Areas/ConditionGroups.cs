using System.Collections.Frozen;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Areas;

/// <summary>Maps each condition group to its area: the lead of its studies unless a device is tested.</summary>
public static class ConditionGroups
{
    private static readonly FrozenDictionary<ConditionGroup, Area> Areas = new Dictionary<Area, ConditionGroup[]>
    {
        [Area.Cancer] =
        [
            ConditionGroup.BreastCancer, ConditionGroup.LungCancer, ConditionGroup.ColorectalAndUpperGiCancer,
            ConditionGroup.ProstateAndUrinaryCancer, ConditionGroup.GynaecologicalCancer, ConditionGroup.HeadAndNeckCancer,
            ConditionGroup.SkinCancer, ConditionGroup.HaematologicalCancer, ConditionGroup.BrainTumour, ConditionGroup.OtherSolidTumour,
        ],
        [Area.Inflammation] =
        [
            ConditionGroup.RheumaticDisease, ConditionGroup.SkinImmuneDisease, ConditionGroup.VasculitisAndConnectiveTissue,
        ],
        [Area.BrainHealth] =
        [
            ConditionGroup.MultipleSclerosisAndNeuroimmune, ConditionGroup.Stroke, ConditionGroup.Neurodegenerative,
            ConditionGroup.Epilepsy, ConditionGroup.HeadacheAndPainNeuro, ConditionGroup.NeuromuscularAndNerve,
            ConditionGroup.BrainAndSpinalInjury, ConditionGroup.SleepDisorder, ConditionGroup.MentalHealth,
            ConditionGroup.SubstanceUse, ConditionGroup.OtherNeurological,
        ],
        [Area.Cardiovascular] =
        [
            ConditionGroup.HeartFailure, ConditionGroup.ArrhythmiaAf, ConditionGroup.IschaemicHeart,
            ConditionGroup.StructuralHeart, ConditionGroup.Hypertension, ConditionGroup.VascularDisease,
            ConditionGroup.Diabetes, ConditionGroup.Obesity, ConditionGroup.Lipids, ConditionGroup.Kidney,
            ConditionGroup.OtherCardiovascular,
        ],
        [Area.Gastrointestinal] =
        [
            ConditionGroup.InflammatoryBowel, ConditionGroup.ImmuneGut, ConditionGroup.Liver,
            ConditionGroup.PancreasAndBiliary, ConditionGroup.OtherGastro,
        ],
        [Area.OtherFields] =
        [
            ConditionGroup.LungDisease, ConditionGroup.Infection, ConditionGroup.Orthopaedics, ConditionGroup.WomensHealth,
            ConditionGroup.PregnancyAndBirth, ConditionGroup.EyeDisease, ConditionGroup.EarNoseAndThroat, ConditionGroup.Urology,
            ConditionGroup.RareDisease, ConditionGroup.BloodDisease, ConditionGroup.HormoneDisease, ConditionGroup.Allergy,
            ConditionGroup.OtherSkinDisease, ConditionGroup.TeethAndMouth, ConditionGroup.Injury, ConditionGroup.SurgeryAndIntensiveCare,
            ConditionGroup.OtherField,
        ],
    }
    .SelectMany(entry => entry.Value.Select(group => (group, area: entry.Key)))
    .ToFrozenDictionary(pair => pair.group, pair => pair.area);

    /// <summary>All groups, in the order of their numbers.</summary>
    public static IEnumerable<ConditionGroup> All => Areas.Keys.Order();

    /// <summary>The groups of fields that no centre covers, in the order of their numbers.</summary>
    public static IEnumerable<ConditionGroup> WithoutCentre => All.Where(group => !HasCentre(group));

    /// <summary>Returns whether a centre covers the group.</summary>
    /// <inheritdoc cref="AreaOf" path="/exception"/>
    public static bool HasCentre(ConditionGroup group) => AreaOf(group) != Area.OtherFields;

    /// <summary>Returns the group that has a name in the API, such as LUNG_DISEASE; null where none has.</summary>
    public static ConditionGroup? Find(string name) => All.Cast<ConditionGroup?>().FirstOrDefault(group => EnumText.Of(group!.Value) == name);

    /// <summary>Returns the group's area; never <see cref="Area.MedicalDevices"/>, whose studies draw on patients of another area.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The group does not exist.</exception>
    public static Area AreaOf(ConditionGroup group) =>
        Areas.TryGetValue(group, out var area)
            ? area
            : throw new ArgumentOutOfRangeException(nameof(group), group, "Expected a condition group that belongs to an area.");
}
