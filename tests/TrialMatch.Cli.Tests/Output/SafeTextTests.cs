using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Tests.Output;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Tromsø ≥ 18 år 日本 🏥", "Tromsø ≥ 18 år 日本 🏥")]
    [InlineData("two\r\nlines\tand a tab", "two  lines and a tab")]
    [InlineData("\u001b[2Jgone", "\\u001b[2Jgone")]
    [InlineData("\u009b31mred", "\\u009b31mred")]
    [InlineData("bell\u0007 nul\0 del\u007f", "bell\\u0007 nul\\u0000 del\\u007f")]
    [InlineData("right\u202eto left", "right\\u202eto left")]
    [InlineData("hidden\u200bspace", "hidden\\u200bspace")]
    [InlineData("line\u2028separator", "line\\u2028separator")]
    public void What_could_steer_a_terminal_is_shown_as_its_code(string text, string safe) => Assert.Equal(safe, SafeText.Line(text));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("half \ufffd of a pair", SafeText.Line("half \ud83d of a pair"));
}
