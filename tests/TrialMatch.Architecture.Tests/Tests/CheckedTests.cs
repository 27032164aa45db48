namespace TrialMatch.Architecture.Tests.Tests;

public class CheckedTests
{
    [Fact]
    public void Rounds_of_which_too_few_had_something_to_check_fail_and_enough_do_not()
    {
        Checked.AtLeast(5, rounds: 10, round => round % 2 == 0);

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Checked.AtLeast(6, rounds: 10, round => round % 2 == 0));
    }
}
