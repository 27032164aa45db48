using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Tests.Errors;

public class InOneLineTests
{
    [Theory]
    [InlineData(1, "thing 1")]
    [InlineData(2, "thing 1; thing 2")]
    [InlineData(10, "thing 1; thing 2; thing 3; thing 4; thing 5; thing 6; thing 7; thing 8; thing 9; thing 10")]
    [InlineData(4711, "thing 1; thing 2; thing 3; thing 4; thing 5; thing 6; thing 7; thing 8; thing 9; thing 10; and 4701 more")]
    public void What_is_too_much_for_a_line_is_counted(int things, string line) =>
        Assert.Equal(line, InOneLine.Of([.. Enumerable.Range(1, things).Select(number => $"thing {number}")]));
}
