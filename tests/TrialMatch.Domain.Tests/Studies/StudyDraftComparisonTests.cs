using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Studies;

public class StudyDraftComparisonTests
{
    /// <summary>Every value within a draft, by its path: "MeshHeadings.Ancestors.Term".</summary>
    public static TheoryData<string> Paths => [.. Sample.Changes(typeof(StudyDraft)).Select(change => change.Path)];

    [Fact]
    public void Drafts_built_twice_with_every_field_and_list_filled_have_the_same_content()
    {
        var (left, right) = (Draft(), Draft());

        Assert.NotEqual(left, right);
        Assert.True(left.HasSameContentAs(right));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Drafts_that_differ_in_one_value_have_other_content(string path)
    {
        var changed = (StudyDraft)Sample.Changes(typeof(StudyDraft)).Single(change => change.Path == path).Value;

        Assert.False(Draft().HasSameContentAs(changed));
        Assert.False(changed.HasSameContentAs(Draft()));
    }

    [Fact]
    public void A_probability_that_is_no_number_differs_from_a_registered_one() =>
        Assert.False(Draft().HasSameContentAs(Draft() with { Probability = double.NaN }));

    [Fact]
    public void Lists_in_another_order_are_other_content() =>
        Assert.False(Draft().HasSameContentAs(Draft() with { Conditions = [.. Draft().Conditions.Reverse()] }));

    private static StudyDraft Draft() => (StudyDraft)Sample.Of(typeof(StudyDraft));
}
