namespace TrialMatch.Domain.Network;

/// <summary>The id of a centre.</summary>
public readonly record struct CentreId(string Value) : ITextId<CentreId>
{
    public static CentreId FromText(string text) => new(text);

    public override string ToString() => Value;
}
