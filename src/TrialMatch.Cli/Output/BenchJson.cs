using System.Text.Json;
using TrialMatch.Cli.Bench;

namespace TrialMatch.Cli.Output;

/// <summary>Writes what a benchmark found for programs; latencies in milliseconds.</summary>
internal static class BenchJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Of(BenchFigures figures) => JsonSerializer.Serialize(
        new
        {
            loop = figures.Plan.RatePerSecond is null ? "closed" : "open",
            figures.Plan.Callers,
            figures.Plan.RatePerSecond,
            figures.Plan.Seed,
            seconds = figures.Elapsed.TotalSeconds,
            figures.Calls,
            figures.Errors,
            callsPerSecond = figures.PerSecond,
            nationalYears = figures.Years,
            kinds = figures.Kinds.Select(kind => new
            {
                kind = JsonNamingPolicy.CamelCase.ConvertName(kind.Kind.ToString()),
                kind.Calls,
                kind.Errors,
                failures = kind.Failures,
                callsPerSecond = kind.Calls / figures.Elapsed.TotalSeconds,
                p50Milliseconds = Milliseconds(kind, 0.5),
                p95Milliseconds = Milliseconds(kind, 0.95),
                p99Milliseconds = Milliseconds(kind, 0.99),
                p999Milliseconds = Milliseconds(kind, 0.999),
                maxMilliseconds = Milliseconds(kind, 1),
            }),
            registered = figures.Registered.ToDictionary(each => EnumNames.Of(each.Key), each => each.Value, StringComparer.Ordinal),
            serverAndCallers = figures.Use is { } use
                ? new { processorSeconds = use.Processor.TotalSeconds, use.PeakMemoryBytes, use.WrittenBytes }
                : null,
            callsPerYear = NationalYear.Mix.Select(each => new { kind = JsonNamingPolicy.CamelCase.ConvertName(each.Kind.ToString()), each.Calls, each.Basis }),
        },
        Options);

    private static double? Milliseconds(KindFigures kind, double share) => kind.Quantile(share)?.TotalMilliseconds;
}
