namespace TrialMatch.Cli.Bench;

/// <summary>What a benchmark does.</summary>
/// <param name="Callers">Callers; also the most calls under way at once.</param>
/// <param name="RatePerSecond">Calls started a second whatever the server does (open loop); null where each caller sends its next call when it has the answer (closed loop).</param>
/// <param name="WarmUp">Calls made before the others for so long are not recorded.</param>
/// <param name="Duration">After which no call is begun.</param>
/// <param name="MaxCalls">After which no call is begun.</param>
/// <param name="Seed">Of everything drawn.</param>
internal sealed record BenchPlan(int Callers, int? RatePerSecond, TimeSpan WarmUp, TimeSpan Duration, int MaxCalls, int Seed)
{
    /// <summary>What comes before the plan and is not recorded: the same load with other draws.</summary>
    public BenchPlan ForWarmUp => this with { Duration = WarmUp, MaxCalls = int.MaxValue, Seed = Seed ^ 1 };
}
