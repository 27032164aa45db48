using System.Collections.Immutable;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads the products that a study tests. What is no product, such as surgery or training, is left out.</summary>
internal static class ProductReader
{
    public static ImmutableArray<Product> Read(RecordNode arms) =>
    [
        .. TestedInterventions.ReadAll(arms)
            .Select(intervention => (intervention.Name, Kind: KindOf(InterventionTypeCorrection.Of(intervention))))
            .Where(product => product.Kind is not null)
            .Select(product => new Product(product.Kind!.Value, RecordText.Shorten(product.Name, StudyIntakeLimits.ProductNameLength)))
            .Distinct()
            .Take(StudyIntakeLimits.Products),
    ];

    /// <summary>Class, CE state and whether it is genetically modified, no record says.</summary>
    private static ProductKind? KindOf(InterventionType type) => type switch
    {
        InterventionType.Drug or InterventionType.Biological => ProductKind.Drug,
        InterventionType.Device => ProductKind.Device,
        InterventionType.Genetic => ProductKind.AdvancedTherapy,
        InterventionType.CombinationProduct or InterventionType.DietarySupplement => ProductKind.Other,
        _ => null,
    };
}
