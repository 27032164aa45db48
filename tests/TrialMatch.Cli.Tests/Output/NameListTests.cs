using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Tests.Output;

public sealed class NameListTests
{
    [Fact]
    public void A_reader_who_may_see_none_of_the_names_is_told_so() => Assert.Equal("none", NameList.Of([], room: 40));

    [Fact]
    public void As_many_names_are_shown_as_there_is_room_for_and_always_the_first() =>
        Assert.Equal(["Oslo", "Oslo and 2 more", "Oslo, Bergen and 1 more"], [NameList.Of(["Oslo"], 1), NameList.Of(["Oslo", "Bergen", "Bodø"], 5), NameList.Of(["Oslo", "Bergen", "Bodø"], 10)]);
}
