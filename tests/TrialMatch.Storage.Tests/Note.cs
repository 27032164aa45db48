namespace TrialMatch.Storage.Tests;

/// <summary>State of a grain that lists no study.</summary>
public sealed record Note
{
    public string Text { get; init; } = "";

    public int Number { get; init; }
}
