using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Capacity;

/// <summary>The kind of treatment in a study, as far as it matters for a site's capacity. Derived from what registrants state, so it is a guess.</summary>
internal sealed record Treatment(bool IsMedicine, bool IsInfusion, bool IsProcedure, bool IsImaged)
{
    /// <summary>Whether it is a medicine that patients take home.</summary>
    public bool IsDispensed => IsMedicine && !IsInfusion;

    public static Treatment Of(ImmutableArray<InterventionType> types, ImmutableArray<Capability> required, Area area)
    {
        var isByVein = types.Any(t => t is InterventionType.Biological or InterventionType.Genetic);
        return new Treatment(
            IsMedicine: isByVein || types.Any(t => t is InterventionType.Drug or InterventionType.CombinationProduct),
            IsInfusion: isByVein || required.Contains(Capability.InfusionUnit),
            IsProcedure: types.Any(t => t is InterventionType.Device or InterventionType.Procedure or InterventionType.Radiation),
            IsImaged: area == Area.Cancer || required.Any(c => c is Capability.Mri or Capability.PetCt));
    }
}
