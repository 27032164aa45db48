namespace TrialMatch.Domain.Network;

/// <summary>The id of a trust.</summary>
public readonly record struct TrustId(string Value) : ITextId<TrustId>
{
    public static TrustId FromText(string text) => new(text);

    public override string ToString() => Value;
}
