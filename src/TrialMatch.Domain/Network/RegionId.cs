namespace TrialMatch.Domain.Network;

/// <summary>The id of a region.</summary>
public readonly record struct RegionId(string Value) : ITextId<RegionId>
{
    public static RegionId FromText(string text) => new(text);

    public override string ToString() => Value;
}
