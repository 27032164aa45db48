using System.Text.Encodings.Web;
using System.Text.Json;
using TrialMatch.Domain.Backtest;
using TrialMatch.Primitives;
using TrialMatch.Registries;

namespace TrialMatch.Cli.Output;

/// <summary>Writes a backtest for programs: the summary, and each trial.</summary>
internal static class BacktestJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static string Of(BacktestRecords records, IReadOnlyCollection<BacktestOutcome> outcomes) => JsonSerializer.Serialize(
        new
        {
            records = records.Records,
            summary = BacktestSummary.Of(outcomes),
            trials = outcomes.Select(outcome => new
            {
                outcome.RegistryId,
                lead = outcome.Lead is { } lead ? EnumText.Of(lead) : null,
                outcome = EnumText.Of(outcome.Outcome),
                outcome.TargetPatients,
                outcome.OfferablePatients,
                outcome.Probability,
                real = outcome.Real.Select(trust => trust.Value),
                planned = outcome.Planned.Select(trust => trust.Value),
                outcome.Recall,
                outcome.RecallByPopulation,
                outcome.RecallByExperience,
                outcome.RecallByLot,
                outcome.Precision,
                outcome.IsHostPlanned,
                outcome.IsHostReal,
                outcome.ExpectedPatients,
                outcome.ExpectedAtReal,
                outcome.RealPatients,
                outcome.WasCovered,
            }),
        },
        Options);
}
