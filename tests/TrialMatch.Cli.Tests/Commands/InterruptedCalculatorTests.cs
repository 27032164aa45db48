using System.Diagnostics;
using System.Text.Json;
using TrialMatch.Cli.Tests.Harness;

namespace TrialMatch.Cli.Tests.Commands;

public sealed class InterruptedCalculatorTests
{
    private const int Terminated = 143;

    /// <summary>Each takes most of a second; one that is answered before the interruption comes leaves the next. All of them fit into the pipe.</summary>
    private const int LongQuestions = 6;

    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Selections_that_take_long_end_at_once_when_they_are_interrupted()
    {
        using var process = Trialmatch.Start("select");
        await process.StandardInput.WriteLineAsync(Question(candidates: 4, withCounterfactuals: false));
        for (var i = 0; i < LongQuestions; i++)
        {
            await process.StandardInput.WriteLineAsync(Question(candidates: 60, withCounterfactuals: true));
        }

        process.StandardInput.Close();

        // The first answer says that the next question is being worked on.
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        var begun = Stopwatch.GetTimestamp();
        await process.AskToEndAsync();

        Assert.True(Stopwatch.GetElapsedTime(begun) < AtOnce, $"{Stopwatch.GetElapsedTime(begun)}");
        Assert.Equal(Terminated, process.ExitCode);
    }

    private static string Question(int candidates, bool withCounterfactuals) => JsonSerializer.Serialize(new
    {
        target = 8 * candidates,
        horizonMonths = 12,
        withCounterfactuals,
        candidates = Enumerable.Range(0, candidates).Select(i => new
        {
            id = $"S{i}",
            region = $"region-{i % 4}",
            site = new { shape = 1.5 + (i % 5 / 10d), rate = 1 + (i * 7 % 13 / 10d), startMonth = i % 4, cap = 15 + (i * 5 % 17) },
            fixedCost = 1_000 + (i * 37 % 101 * 10),
            perPatientCost = 10 + (i % 3),
            eligiblePool = 30 + (i * 11 % 29),
        }),
    });
}
