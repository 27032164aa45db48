using System.CommandLine;
using TrialMatch.Api.Planning;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>The calculators behind every answer, run in this process: anyone can recompute an answer without a server.</summary>
internal static class CalculatorCommands
{
    public static IEnumerable<Command> Build(Terminal terminal) =>
    [
        Calculator.Build<ForecastRequest>(
            "forecast", "How many patients sites will recruit, and when.", terminal, ForecastCalculation.Run),
        Calculator.Build<SelectSitesRequest>(
            "select", "Which sites to choose for a target.", terminal, SelectionCalculation.Run),
        ClassifyCommand.Build(terminal),
        Calculator.Build<FitPatientsRequest>(
            "fit", "How many patients fit into free capacity.", terminal, FitCalculation.Run),
    ];
}
