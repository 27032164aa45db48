namespace TrialMatch.Domain.Capacity;

/// <summary>The id of a pool.</summary>
public readonly record struct PoolId(string Value) : ITextId<PoolId>
{
    public static PoolId FromText(string text) => new(text);

    public override string ToString() => Value;
}
