namespace TrialMatch.Architecture.Tests.Tests;

public class TestWindowsTests
{
    [Fact]
    public void Windows_that_are_handed_out_leave_each_other_their_follow_up_and_come_to_an_end_that_is_said()
    {
        var windows = new TestWindows(firstYear: 2031, enrolmentMonths: 18, followUpMonths: 12);
        List<TestWindow> given = [];
        var spent = Assert.Throws<InvalidOperationException>(() =>
        {
            while (given.Count < 1_000)
            {
                given.Add(windows.Next());
            }
        });

        Assert.Equal(new TestWindow(new DateOnly(2031, 1, 1), new DateOnly(2032, 6, 30)), given[0]);
        Assert.All(given.Zip(given.Skip(1)), pair => Assert.Equal(pair.First.End.AddDays(1).AddMonths(12), pair.Second.Start));
        Assert.Equal(2099, given[^1].End.Year);
        Assert.Contains($"all {given.Count} windows", spent.Message, StringComparison.Ordinal);
    }
}
