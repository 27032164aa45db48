using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies;

public class WaitingOrderTests
{
    private static readonly DateTimeOffset Monday = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Priority_comes_first_then_arrival_then_the_id()
    {
        WaitingOrder[] inOrder =
        [
            new(9, Monday.AddDays(3), new StudyId("z")),
            new(1, Monday, new StudyId("y")),
            new(0, Monday, new StudyId("a")),
            new(0, Monday, new StudyId("b")),
            new(0, Monday.AddTicks(1), new StudyId("A")),
        ];

        foreach (var (i, one) in inOrder.Index())
        {
            foreach (var (j, other) in inOrder.Index())
            {
                Assert.Equal(i < j, one.ComesBefore(other));
            }
        }
    }

    [Fact]
    public void All_who_have_a_turn_come_before_those_who_have_none() =>
        Assert.True(new WaitingOrder(0, Monday, new StudyId("a")).ComesBefore(null));
}
