namespace TrialMatch.Primitives;

/// <summary>The person or service that did something.</summary>
public readonly record struct Actor(string Value) : ITextId<Actor>
{
    /// <summary>The service itself, acting at a due time or when it recovers from a crash.</summary>
    public static Actor Service { get; } = new("trialmatch");

    public static Actor FromText(string text) => new(text);

    public override string ToString() => Value;
}
