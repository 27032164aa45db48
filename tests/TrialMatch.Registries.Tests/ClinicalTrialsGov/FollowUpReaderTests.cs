using System.Text.Json.Nodes;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class FollowUpReaderTests
{
    private const string Outcomes = "protocolSection.outcomesModule.primaryOutcomes";

    [Theory]
    [InlineData("12 months", 12)]
    [InlineData("12-months follow-up", 12)]
    [InlineData("52 weeks", 12)]
    [InlineData("26 weeks", 6)]
    [InlineData("90 days", 3)]
    [InlineData("31 days", 1)]
    [InlineData("32 days", 1)]
    [InlineData("35 days", 2)]
    [InlineData("Day 1", 0)]
    [InlineData("96 hours", 1)]
    [InlineData("1.5 years", 18)]
    [InlineData("two months", 2)]
    [InlineData("Month 36", 36)]
    [InlineData("at Week 52", 12)]
    [InlineData("16 WEEKS", 4)]
    public void One_clear_time_is_taken_without_a_word(string frame, int months)
    {
        var item = ImportWith(frame);

        Assert.Equal(months, item.Draft!.FollowUpMonths);
        Assert.DoesNotContain(item.Warnings, IsOfFollowUp);
    }

    [Theory]
    [InlineData("Baseline, week 12 and week 52", 12)]
    [InlineData("3, 6 and 12 months, then 24 months", 24)]
    [InlineData("6 months 14 days", 6)]
    [InlineData("Up to approximately 5 years", 60)]
    [InlineData("Until progression or death, an average of 1 year", 12)]
    [InlineData("Minimum of 96 weeks", 22)]
    public void The_longest_of_several_times_or_a_bound_is_taken_with_a_warning(string frame, int months)
    {
        var item = ImportWith(frame);

        Assert.Equal(months, item.Draft!.FollowUpMonths);
        var warning = Assert.Single(item.Warnings, IsOfFollowUp);
        Assert.Contains(frame, warning.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Until progression or death")]
    [InlineData("16 mounths")]
    [InlineData("١٢ months")]
    [InlineData("")]
    public void Where_no_time_is_named_it_is_left_open_and_the_planning_default_is_told(string frame)
    {
        var item = ImportWith(frame);

        Assert.Null(item.Draft!.FollowUpMonths);
        Assert.Equal(12, item.Draft.PlannedFollowUpMonths());
        Assert.Contains("planning default of 12 months", Assert.Single(item.Warnings, IsOfFollowUp).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_time_over_all_primary_outcomes_counts() =>
        Assert.Equal(24, ImportWith("12 months", "24 months", "6 months").Draft!.FollowUpMonths);

    [Fact]
    public void A_patient_registrys_stated_duration_goes_first() =>
        Assert.Equal(36, Records.Import(Records.With("protocolSection.designModule.targetDuration", "3 Years")).Draft!.FollowUpMonths);

    [Fact]
    public void A_time_longer_than_a_study_can_have_is_cut_with_a_warning()
    {
        var item = ImportWith("30 years");

        Assert.Equal(240, item.Draft!.FollowUpMonths);
        Assert.Contains("360 months", Assert.Single(item.Warnings, IsOfFollowUp).Description, StringComparison.Ordinal);
    }

    private static ImportItem ImportWith(params string[] frames) => Records.Import(Records.With(
        Outcomes, new JsonArray([.. frames.Select(frame => new JsonObject { ["timeFrame"] = frame })])));

    private static bool IsOfFollowUp(ImportProblem warning) => warning.Field == "follow_up_months";
}
