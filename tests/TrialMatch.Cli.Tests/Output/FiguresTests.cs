using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Output;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(0.0001, "<0.001")]
    [InlineData(0.0005, "0.001")]
    [InlineData(0.9, "0.900")]
    [InlineData(0.9994, "0.999")]
    [InlineData(0.99996, ">0.999")]
    [InlineData(1, "1.000")]
    public void A_probability_is_certain_only_when_it_is(double value, string shown) => Assert.Equal(shown, Figures.Probability(value));

    [Fact]
    public void Trusts_that_cannot_be_read_are_named_below_the_list()
    {
        using var printed = new StringWriter();
        using var terminal = Terminal.Of(printed, new StringWriter());
        TrustsText.WriteAll(terminal, new ListTrustsResponse { Unreachable = { "trusts/unn" } });

        Assert.Contains("trusts/unn is left out: its stored state cannot be read", printed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_under_five_stays_hidden() => Assert.Equal("<5", Figures.Count(new PatientCount { UnderFive = true }));

    [Fact]
    public void A_count_of_five_and_more_is_shown() => Assert.Equal("1,200", Figures.Count(new PatientCount { Exactly = 1_200 }));

    [Theory]
    [InlineData("2026-11-22T23:56:52Z", "2026-11-23 00:56:52")]
    [InlineData("2026-07-01T10:00:00Z", "2026-07-01 12:00:00")]
    public void An_instant_is_told_by_Oslos_clocks(string instant, string shown) =>
        Assert.Equal(shown, OsloText.InstantToTheSecond(Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture))));

    [Fact]
    public void What_is_not_known_is_a_dash() => Assert.Equal("-", Figures.Count(null));
}
