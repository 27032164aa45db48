namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

/// <summary>Today is 17 March 2026, and each patient of the plain record takes part for 12 months.</summary>
public sealed class WindowReaderTests
{
    private const string Status = "protocolSection.statusModule.";
    private const string Start = Status + "startDateStruct.date";
    private const string PrimaryCompletion = Status + "primaryCompletionDateStruct.date";
    private const string Completion = Status + "completionDateStruct.date";

    [Fact]
    public void Enrolment_ends_when_a_last_patient_can_still_be_followed_up()
    {
        var item = Records.Import(Records.Plain());

        AssertWindow("2026-09-01", "2027-08-31", item);
        Assert.DoesNotContain(item.Warnings, IsOfWindow);
    }

    [Fact]
    public void A_month_without_a_day_starts_on_its_first_and_ends_on_its_last() =>
        AssertWindow("2026-09-01", "2027-06-30", Records.Import(Records.With(Start, "2026-09").Set(PrimaryCompletion, "2028-06")));

    [Fact]
    public void A_year_without_a_month_starts_on_its_first_day_and_ends_on_its_last() =>
        AssertWindow("2027-01-01", "2027-12-31", Records.Import(Records.With(Start, "2027").Set(PrimaryCompletion, "2028")));

    [Fact]
    public void A_start_today_is_kept() =>
        AssertWindow("2026-03-17", "2027-08-31", Records.Import(Records.With(Start, "2026-03-17")));

    [Fact]
    public void A_start_that_has_passed_moves_to_the_first_of_the_month_three_months_ahead_and_keeps_the_length()
    {
        var item = Records.Import(Records.With(Start, "2024-09-01").Set(PrimaryCompletion, "2027-02-28"));

        AssertWindow("2026-06-01", "2027-11-30", item);
        AssertWarns("enrolment_start", "2024-09-01, has passed; enrolment is planned from 2026-06-01 for 18 months", item);
    }

    [Fact]
    public void Part_months_count_as_whole_ones_when_enrolment_moves() =>
        AssertWindow("2026-06-01", "2027-05-31", Records.Import(Records.With(Start, "2024-09-15").Set(PrimaryCompletion, "2026-08-20")));

    [Fact]
    public void Enrolment_is_cut_to_sixty_months()
    {
        var item = Records.Import(Records.With(PrimaryCompletion, "2040-01-31"));

        AssertWindow("2026-09-01", "2031-08-31", item);
        AssertWarns("enrolment_end", "149 months of enrolment; cut to 60", item);
    }

    [Fact]
    public void Where_follow_up_leaves_hardly_any_time_the_planning_default_is_taken()
    {
        var item = Records.Import(Records.With(PrimaryCompletion, "2031-08-31").Set(Outcome, "Up to 60 months"));

        AssertWindow("2026-09-01", "2028-08-31", item);
        AssertWarns("enrolment_end", "of the 60 months from start to completion the follow-up leaves 0 to enrol; 24 months are assumed", item);
    }

    [Fact]
    public void The_planning_default_is_no_longer_than_the_study()
    {
        var item = Records.Import(Records.With(PrimaryCompletion, "2027-06-30"));

        AssertWindow("2026-09-01", "2027-06-30", item);
        AssertWarns("enrolment_end", "10 months are assumed", item);
    }

    [Fact]
    public void Enrolment_is_never_shorter_than_six_months() =>
        AssertWindow("2026-09-01", "2027-02-28", Records.Import(Records.With(PrimaryCompletion, "2026-10-31")));

    [Fact]
    public void Without_a_primary_completion_the_completion_is_taken()
    {
        var item = Records.Import(Records.Without(PrimaryCompletion).Set(Completion, "2029-08-31"));

        AssertWindow("2026-09-01", "2028-08-31", item);
        AssertWarns(PrimaryCompletion, "so the completion date is taken", item);
    }

    [Fact]
    public void Without_dates_enrolment_starts_three_months_ahead_for_two_years()
    {
        var item = Records.Import(Records.Without(Start));

        AssertWindow("2026-06-01", "2028-05-31", item);
        AssertWarns(Start, "no usable start date", item);
        AssertWarns("enrolment_start", "the record gives no start", item);
        AssertWarns("enrolment_end", "the record's dates give no length of enrolment; 24 months are assumed", item);
    }

    [Theory]
    [InlineData("September 2026")]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("")]
    public void What_is_no_date_of_a_study_is_as_good_as_none(string written) =>
        AssertWindow("2026-06-01", "2028-05-31", Records.Import(Records.With(Start, written)));

    [Fact]
    public void A_completion_before_the_start_gives_no_length()
    {
        var item = Records.Import(Records.With(PrimaryCompletion, "2025-01-01"));

        AssertWindow("2026-09-01", "2028-08-31", item);
        AssertWarns("enrolment_end", "24 months are assumed", item);
    }

    [Fact]
    public void A_start_beyond_the_years_of_a_draft_is_refused_by_the_drafts_field() =>
        Assert.Equal("enrolment_end", Records.Import(Records.With(Start, "2100-12").Set(PrimaryCompletion, "2100-12")).Refusal!.Field);

    private const string Outcome = "protocolSection.outcomesModule.primaryOutcomes.timeFrame";

    private static void AssertWindow(string start, string end, ImportItem item)
    {
        Assert.Null(item.Refusal);
        Assert.Equal(DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), item.Draft!.EnrolmentStart);
        Assert.Equal(DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), item.Draft.EnrolmentEnd);
    }

    private static void AssertWarns(string field, string text, ImportItem item) =>
        Assert.Contains(item.Warnings, warning => warning.Field == field && warning.Description.Contains(text, StringComparison.Ordinal));

    private static bool IsOfWindow(ImportProblem warning) => warning.Field.StartsWith("enrolment_", StringComparison.Ordinal);
}
