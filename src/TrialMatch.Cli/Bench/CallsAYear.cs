namespace TrialMatch.Cli.Bench;

/// <summary>How often something is called in a year.</summary>
/// <param name="What">What the call is, in words.</param>
/// <param name="Basis">Where the number comes from.</param>
internal sealed record CallsAYear(CallKind Kind, string What, int Calls, string Basis);
