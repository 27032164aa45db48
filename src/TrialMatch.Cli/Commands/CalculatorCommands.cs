using System.CommandLine;
using TrialMatch.Api.Planning;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>The calculators behind every answer, run in this process: anyone can recompute an answer without a server.</summary>
internal static class CalculatorCommands
{
    public static IEnumerable<Command> Build() =>
    [
        Calculator.Build<ForecastRequest>(
            "forecast", "How many patients sites will recruit, and when.", ForecastCalculation.Run),
        Calculator.Build<SelectSitesRequest>(
            "select", "Which sites to choose for a target.", SelectionCalculation.Run),
        ClassifyCommand.Build(),
        Calculator.Build<FitPatientsRequest>(
            "fit", "How many patients fit into free capacity.", FitCalculation.Run),
    ];
}
