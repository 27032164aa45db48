using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>What is printed for people, at a width.</summary>
internal static class Printed
{
    /// <summary>What a command of this process prints.</summary>
    public static async Task<string> ByAsync(RunningServer server, int width, params string[] command)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync([.. command, .. server.Options], Terminal.Of(output, error, width: width));
        Assert.True(exitCode == 0, error.ToString());
        return output.ToString();
    }

    public static IReadOnlyList<string> Lines(int width, Action<Terminal> write)
    {
        using var output = new StringWriter();
        using var terminal = Terminal.Of(output, new StringWriter(), width: width);
        write(terminal);
        return output.ToString().TrimEnd('\n').Split('\n');
    }

    /// <summary>The lines before the first empty one.</summary>
    public static IReadOnlyList<string> Answer(string printed) => [.. printed.Split('\n').TakeWhile(line => line.Length > 0)];

    /// <summary>Each text stands after those before it.</summary>
    public static void InOrder(string printed, params string[] texts)
    {
        var from = 0;
        foreach (var text in texts)
        {
            var at = printed.IndexOf(text, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"expected \"{text}\" after the texts before it in:\n{printed}");
            from = at + text.Length;
        }
    }
}
