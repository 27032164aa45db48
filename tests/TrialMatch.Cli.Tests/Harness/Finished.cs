using Google.Protobuf;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>How a run of trialmatch ended.</summary>
internal sealed record Finished(int ExitCode, string Output, string Error)
{
    /// <summary>Ended with the code, nothing on standard output, and one line on standard error that holds each of the texts.</summary>
    public void ShouldBeRefused(int exitCode, params string[] texts)
    {
        Assert.True(ExitCode == exitCode, $"expected exit code {exitCode}, got {this}");
        Assert.Empty(Output);
        Assert.StartsWith("trialmatch: ", Error, StringComparison.Ordinal);
        Assert.True(Error.TrimEnd('\n').Split('\n').Length == 1, $"expected one line, got {Error}");
        foreach (var text in texts)
        {
            Assert.Contains(text, Error, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(" at TrialMatch.", Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', Error);
    }

    /// <summary>Done, and standard output is one reply in proto JSON and nothing else.</summary>
    public T ShouldReply<T>()
        where T : IMessage<T>, new()
    {
        Assert.True(ExitCode == 0, $"expected exit code 0, got {this}");
        return JsonParser.Default.Parse<T>(Output);
    }

    /// <summary>Done, and nothing that a terminal would obey.</summary>
    public string ShouldSay(params string[] texts)
    {
        Assert.True(ExitCode == 0, $"expected exit code 0, got {this}");
        Assert.DoesNotContain('\u001b', Output);
        foreach (var text in texts)
        {
            Assert.Contains(text, Output, StringComparison.Ordinal);
        }

        return Output;
    }
}
