using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests;

public class NearestTextTests
{
    private static readonly string[] Known = ["ous", "ahus", "unn", "st-olavs", "stavanger", "sorlandet"];

    [Theory]
    [InlineData("osu", "ous")]
    [InlineData("stavangr", "stavanger")]
    [InlineData("st-olav", "st-olavs")]
    [InlineData("ahus", "ahus")]
    public void The_nearest_word_comes_first(string given, string nearest) => Assert.Equal(nearest, NearestText.To(given, Known)[0]);

    [Fact]
    public void Words_that_are_far_from_all_have_none_near() => Assert.Empty(NearestText.To("haukeland-universitetssykehus", Known));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    public void The_distance_is_the_fewest_letters_to_change(string one, string other, int distance)
    {
        Assert.Equal(distance, NearestText.Distance(one, other));
        Assert.Equal(distance, NearestText.Distance(other, one));
    }
}
