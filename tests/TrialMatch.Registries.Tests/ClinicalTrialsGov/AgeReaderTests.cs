namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class AgeReaderTests
{
    private const string Minimum = "protocolSection.eligibilityModule.minimumAge";
    private const string Maximum = "protocolSection.eligibilityModule.maximumAge";

    [Fact]
    public void Ages_in_years_are_taken_as_they_are()
    {
        var draft = Records.Import(Records.Plain()).Draft!;

        Assert.Equal((18, 80), (draft.MinimumAgeYears, draft.MaximumAgeYears));
    }

    [Theory]
    [InlineData("6 Months", 0)]
    [InlineData("18 Months", 1)]
    [InlineData("24 Months", 2)]
    [InlineData("4 Weeks", 0)]
    [InlineData("1 Day", 0)]
    public void Other_units_become_completed_years_with_a_warning(string age, int years)
    {
        var item = Records.Import(Records.With(Minimum, age));

        Assert.Equal(years, item.Draft!.MinimumAgeYears);
        Assert.Contains(item.Warnings, warning => warning.Field == Minimum);
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData(null)]
    public void An_age_that_is_not_limited_is_left_open_without_a_word(string? age)
    {
        var item = Records.Import(Records.With(Maximum, age));

        Assert.Null(item.Draft!.MaximumAgeYears);
        Assert.DoesNotContain(item.Warnings, warning => warning.Field == Maximum);
    }

    [Theory]
    [InlineData("old")]
    [InlineData("130 Years")]
    [InlineData("-3 Years")]
    [InlineData("٤٠ Years")]
    public void What_is_no_age_is_left_out_with_a_warning(string age)
    {
        var item = Records.Import(Records.With(Maximum, age));

        Assert.Null(item.Draft!.MaximumAgeYears);
        Assert.Contains(item.Warnings, warning => warning.Field == Maximum);
    }

    [Fact]
    public void Ages_the_wrong_way_round_are_both_left_out_with_a_warning()
    {
        var item = Records.Import(Records.With(Minimum, "65 Years").Set(Maximum, "18 Years"));

        Assert.Null(item.Draft!.MinimumAgeYears);
        Assert.Null(item.Draft.MaximumAgeYears);
        Assert.Contains(item.Warnings, warning => warning.Field == Maximum);
    }
}
