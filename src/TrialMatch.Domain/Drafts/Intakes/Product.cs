namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>A product that a study tests.</summary>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Class">The risk class of a device.</param>
/// <param name="Ce">The CE state of a device.</param>
/// <param name="IsGeneticallyModified">Whether it contains or consists of a genetically modified organism; null: not told.</param>
public sealed record Product(
    ProductKind Kind,
    string Name = "",
    DeviceClass Class = DeviceClass.Unspecified,
    CeState Ce = CeState.Unspecified,
    bool? IsGeneticallyModified = null);
