using TrialMatch.Cli.Bench;

namespace TrialMatch.Cli.Tests.Bench;

public sealed class LatenciesTests
{
    [Theory]
    [InlineData(0.5, 500)]
    [InlineData(0.99, 990)]
    [InlineData(0.999, 999)]
    [InlineData(1, 1_000)]
    public void A_quantile_is_the_least_latency_that_the_share_of_calls_did_not_exceed(double share, int milliseconds)
    {
        var latencies = new Latencies();
        foreach (var each in Enumerable.Range(1, 1_000).Reverse())
        {
            latencies.Succeeded(TimeSpan.FromMilliseconds(each));
        }

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), latencies.Figures(CallKind.Preview).Quantile(share));
    }

    [Fact]
    public void Failures_are_counted_by_what_they_were_and_have_no_latency()
    {
        var latencies = new Latencies();
        latencies.Failed("Unavailable");
        latencies.Failed("Aborted ETAG_MISMATCH");
        latencies.Failed("Unavailable");

        var figures = latencies.Figures(CallKind.Answer);

        Assert.Equal((3, 3), (figures.Calls, figures.Errors));
        Assert.Equal([("Aborted ETAG_MISMATCH", 1), ("Unavailable", 2)], figures.Failures.Select(each => (each.Key, each.Value)));
        Assert.Null(figures.Quantile(0.5));
    }
}
