namespace TrialMatch.Primitives;

/// <summary>Who does something.</summary>
public readonly record struct Actor(string Value) : ITextId<Actor>
{
    /// <summary>The service itself, when a due time or a crash made it act.</summary>
    public static Actor Service { get; } = new("trialmatch");

    /// <summary>The person at the machine, until identity is built.</summary>
    public static Actor LocalOperator { get; } = new("local-operator");

    public static Actor FromText(string text) => new(text);

    public override string ToString() => Value;
}
