using System.Text.Json.Nodes;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class PreviewCommandTests(RunningServer server)
{
    [Fact]
    public async Task Options_stand_in_for_fields_of_the_draft()
    {
        var finished = await server.RunAsync(
            Drafts.Bytes(("targetPatients", null), ("enrolmentStart", null), ("enrolmentEnd", null)),
            "preview", "-", "--target", "12", "--minimum", "6", "--from", "2027-03-01", "--to", "2028-12-31", "--probability", "0.8", "--output", "json");

        var plan = finished.ShouldReply<PreviewPlacementResponse>().Plan;
        Assert.Equal(12, plan.TargetPatients);
        Assert.Equal(0.8, plan.WantedProbability);
    }

    // The years are this test's own: in those of other tests no site may be left that is weighed and not chosen.
    [Fact]
    public async Task For_people_it_says_the_answer_then_the_study_the_chosen_sites_and_the_others_by_reason()
    {
        var said = (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--from", "2043-01-01", "--to", "2044-12-31")).ShouldSay();

        Printed.InOrder(
            said,
            "Norway can offer 30 of 30 patients by 31 Dec 2044.",
            "Probability 0.",
            "(wanted 0.90); it rests on planning defaults: guesses.",
            "Expected ",
            "Next: `trialmatch register FILE --sponsor ID`",
            "Crohn's disease",
            "wants 30 patients from 2043-01-01 to 2044-12-31",
            "of NorTrials Gastrointestinal, with NorTrials Inflammation",
            "Chosen sites (",
            "Not chosen (",
            "could take part, but the chosen reach the number at less cost: ",
            "Assumptions: ");
    }

    [Fact]
    public async Task In_the_details_it_says_why_it_goes_where_it_goes_and_every_site_with_its_figures()
    {
        var said = (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--details", "--from", "2043-01-01", "--to", "2044-12-31")).ShouldSay(
            "Centre   NorTrials Gastrointestinal, hosted by ",
            "with   NorTrials Inflammation",
            "Offer    ",
            "of 30 patients with probability ",
            "(wanted 0.90)",
            "On time  30 patients by 2044-12-31 with probability ",
            "(80 % interval)",
            "P without",
            "* some figures are planning defaults",
            "assumed: ");
        Assert.Matches(@"\bdominated\b", said);
        Assert.Matches(@"with\s+it\s+the\s+probability\s+would\s+be\s+>?0\.\d{3}\s+instead\s+of\s+0\.\d{3}", said);
    }

    [Fact]
    public async Task Counterfactuals_asked_for_are_told()
    {
        var said = (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--counterfactuals", "--from", "2043-01-01", "--to", "2044-12-31")).ShouldSay();

        Assert.Matches(@"chosen\s+if\s+it", said);
    }

    [Fact]
    public async Task A_window_that_is_over_is_refused_and_one_in_which_no_site_can_open_offers_none()
    {
        (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--from", "2024-01-01", "--to", "2025-12-31"))
            .ShouldBeRefused(2, "--to: the window has passed");

        var today = OsloTime.DateAt(TimeProvider.System.GetUtcNow());
        var said = (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--from", $"{today:yyyy-MM-dd}", "--to", $"{today.AddDays(1):yyyy-MM-dd}"))
            .ShouldSay("Not feasible by ", ", even on empty calendars: 30 patients.", "Not even one can be offered at the wanted probability, 0.90", "Next: ");
        Assert.DoesNotContain("1.000", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft.target_patients", "targetPatients", "0")]
    [InlineData("draft.target_patients", "targetPatients", "10000000")]
    [InlineData("draft.minimum_patients", "minimumPatients", "31")]
    [InlineData("draft.probability", "probability", "1.5")]
    [InlineData("draft.phase", "phase", "null")]
    [InlineData("draft.study_type", "studyType", "99")]
    [InlineData("draft.title", "title", "\"red \\u001b[31m title\"")]
    [InlineData("draft.enrolment_end", "enrolmentEnd", """{"year": 2027, "month": 5, "day": 1}""")]
    [InlineData("draft.enrolment_start", "enrolmentStart", """{"year": 2027, "month": 2, "day": 30}""")]
    public async Task A_wrong_field_is_bad_input_and_named(string field, string name, string value) =>
        (await server.RunAsync(Drafts.Bytes((name, JsonNode.Parse(value))), "preview", "-")).ShouldBeRefused(2, field);

    [Fact]
    public async Task Several_wrong_fields_are_named_on_one_line() =>
        (await server.RunAsync(Drafts.Bytes(("title", ""), ("targetPatients", -1)), "preview", "-"))
            .ShouldBeRefused(2, "draft.title: ", "draft.target_patients: ");

    [Fact]
    public async Task A_megabyte_of_title_is_bad_input_and_the_line_stays_short()
    {
        var finished = await server.RunAsync(Drafts.Bytes(("title", new string('x', 1_000_000))), "preview", "-", "--output", "json");

        finished.ShouldBeRefused(2, "draft.title");
        Assert.True(finished.Error.Length < 3_000, $"{finished.Error.Length} characters");
    }

    [Fact]
    public async Task An_option_that_makes_the_draft_wrong_is_refused_by_the_same_rules() =>
        (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--to", "2026-01-01")).ShouldBeRefused(2, "--to: ");
}
