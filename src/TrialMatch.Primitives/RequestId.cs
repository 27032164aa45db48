namespace TrialMatch.Primitives;

/// <summary>The id that a caller gives a command. Repeating the command with the same id returns the first result and changes nothing (R5).</summary>
public readonly record struct RequestId(string Value) : ITextId<RequestId>
{
    public const int MaxLength = 64;

    /// <summary>True for 1 to 64 printable ASCII characters without spaces.</summary>
    public bool IsWellFormed =>
        Value is { Length: > 0 and <= MaxLength } && Value.All(c => c is > ' ' and <= '~');

    /// <summary>The violation reported for an id that is not well-formed.</summary>
    public static Violation Malformed { get; } = new("request_id", "expected 1 to 64 printable ASCII characters without spaces");

    public static RequestId FromText(string text) => new(text);

    public override string ToString() => Value;
}
