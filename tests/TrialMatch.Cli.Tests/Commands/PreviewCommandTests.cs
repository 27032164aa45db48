using System.Text.Json.Nodes;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.Domain.Calendar;
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

    [Fact]
    public async Task For_people_it_says_the_centre_the_offer_and_every_site()
    {
        // Years of its own: in those of other tests no site may be left that is weighed and not chosen.
        var said = (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--from", "2043-01-01", "--to", "2044-12-31")).ShouldSay(
            "Crohn's disease",
            "wants 30 patients from 2043-01-01 to 2044-12-31",
            "Centre   NorTrials Gastrointestinal (GASTROINTESTINAL)",
            "with   NorTrials Inflammation (INFLAMMATION)",
            "Offer    ",
            "of 30 patients with probability ",
            "(wanted 0.90)",
            "On time  30 patients by 2044-12-31 with probability ",
            "(80 % interval)",
            "Chosen sites",
            "Not chosen",
            "* some figures are planning defaults");
        Assert.Matches(@"\b(DOMINATED|FAIRNESS|CAPACITY|WINDOW|CAPABILITY|AREA)\b", said);
        Assert.Matches(@"with\s+it\s+the\s+probability\s+would\s+be\s+>?0\.\d{3}\s+instead\s+of\s+0\.\d{3}", said);
    }

    [Fact]
    public async Task A_window_that_is_over_is_refused_and_one_in_which_no_site_can_open_offers_none()
    {
        (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--from", "2024-01-01", "--to", "2025-12-31"))
            .ShouldBeRefused(2, "--to: the window has passed");

        var today = OsloTime.DateAt(TimeProvider.System.GetUtcNow());
        var said = (await server.RunAsync(Drafts.Bytes(), "preview", "-", "--from", $"{today:yyyy-MM-dd}", "--to", $"{today.AddDays(1):yyyy-MM-dd}"))
            .ShouldSay("Offer    not feasible, even on empty calendars: none of 30 patients (wanted 0.90)");
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
