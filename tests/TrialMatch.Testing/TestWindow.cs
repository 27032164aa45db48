namespace TrialMatch.Testing;

/// <summary>When a study enrols, by its first and last day.</summary>
public readonly record struct TestWindow(DateOnly Start, DateOnly End);
