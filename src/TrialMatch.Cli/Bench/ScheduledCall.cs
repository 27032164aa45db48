namespace TrialMatch.Cli.Bench;

/// <summary>A call to be made.</summary>
/// <param name="Kind">Which kind was drawn.</param>
/// <param name="Seed">Of what the call itself draws.</param>
/// <param name="DueAt">When it is to be sent, since the start; its latency counts from then.</param>
internal sealed record ScheduledCall(CallKind Kind, int Seed, TimeSpan DueAt);
