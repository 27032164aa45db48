using System.Text.Json.Nodes;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class EnrolmentReaderTests
{
    private const string Count = "protocolSection.designModule.enrollmentInfo.count";
    private const string Locations = "protocolSection.contactsLocationsModule.locations";

    [Theory]
    [InlineData(1000, 20)]
    [InlineData(1024, 20)]
    [InlineData(1025, 21)]
    [InlineData(20, 1)]
    [InlineData(1, 1)]
    [InlineData(200_000, 4000)]
    public void Without_Norwegian_locations_the_planning_share_is_asked_for_and_at_least_one(int enrolment, int target)
    {
        var item = Records.Import(Records.With(Count, enrolment));

        Assert.Equal(target, item.Draft!.TargetPatients);
        Assert.Contains(item.Warnings, warning => warning.Field == "target_patients" && warning.Description.Contains("2 %", StringComparison.Ordinal));
    }

    [Fact]
    public void With_Norwegian_locations_their_part_of_all_is_asked_for()
    {
        var item = Records.Import(Records.Plain().Set(Locations, Countries("Norway", "Sweden", "norway", "Denmark", "Poland")));

        Assert.Equal(400, item.Draft!.TargetPatients);
        Assert.Contains(item.Warnings, warning => warning.Description.Contains("2 Norwegian among 5 locations", StringComparison.Ordinal));
    }

    [Fact]
    public void One_location_collapsed_to_itself_counts_as_one()
    {
        var item = Records.Import(Records.Plain().Set(Locations, new JsonObject { ["country"] = "Norway" }));

        Assert.Equal(1000, item.Draft!.TargetPatients);
    }

    [Theory]
    [InlineData("\"1000\"")]
    [InlineData("1000.0")]
    [InlineData("[1000]")]
    [InlineData("1e3")]
    public void A_count_may_be_written_in_other_ways(string json) =>
        Assert.Equal(20, Records.Import(Records.With(Count, JsonNode.Parse(json))).Draft!.TargetPatients);

    [Theory]
    [InlineData("0", "nobody was or will be enrolled")]
    [InlineData("-5", "one patient or more")]
    [InlineData("\"many\"", "a whole number")]
    [InlineData("12.5", "a whole number")]
    [InlineData("{}", "a whole number")]
    [InlineData("[1, 2]", "a whole number")]
    [InlineData("true", "a whole number")]
    [InlineData("1e400", "a whole number")]
    [InlineData("null", "the record gives none")]
    public void A_count_that_says_no_number_of_patients_is_refused(string json, string expected)
    {
        var item = Records.Import(Records.With(Count, JsonNode.Parse(json)));

        Assert.Null(item.Draft);
        Assert.Equal(Count, item.Refusal!.Field);
        Assert.Contains(expected, item.Refusal.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(999_999)]
    [InlineData(99_999_999)]
    [InlineData(9_999_999_999)]
    public void A_count_of_nines_alone_stands_for_unknown(long nines)
    {
        var item = Records.Import(Records.With(Count, nines));

        Assert.Equal(Count, item.Refusal!.Field);
        Assert.Contains("stands for unknown", item.Refusal.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("99999999")]
    [InlineData("\"many\"")]
    [InlineData("1000")]
    public void A_target_that_the_sponsor_said_stands_in_for_whatever_the_record_counts(string json)
    {
        var item = Records.Import(Records.With(Count, JsonNode.Parse(json)), Records.Context with { TargetPatients = 20 });

        Assert.Equal(20, item.Draft!.TargetPatients);
        Assert.DoesNotContain(item.Warnings, warning => warning.Field == "target_patients");
    }

    [Fact]
    public void Withdrawn_locations_count_neither_as_Norwegian_nor_among_all_and_that_is_said()
    {
        var item = Records.Import(Records.Plain().Set(
            Locations,
            new JsonArray(
                Location("Norway"), Location("Sweden"), Location("Norway", "WITHDRAWN"), Location("Norway", "Withdrawn"), Location("Sweden", "WITHDRAWN"))));

        Assert.Equal(500, item.Draft!.TargetPatients);
        Assert.Contains(item.Warnings, warning => warning.Description.Contains(
            "1 Norwegian among 2 locations. Withdrawn locations are not counted: 3, 2 of them Norwegian", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_every_Norwegian_location_is_withdrawn_the_planning_share_is_asked_for()
    {
        var item = Records.Import(Records.Plain().Set(Locations, new JsonArray(Location("Norway", "WITHDRAWN"), Location("Sweden", "RECRUITING"))));

        Assert.Equal(20, item.Draft!.TargetPatients);
        Assert.Contains(item.Warnings, warning => warning.Description.Contains(
            "the planning share is 2 %. Withdrawn locations are not counted: 1, 1 of them Norwegian", StringComparison.Ordinal));
    }

    private static JsonObject Location(string country, string? status = null) => new() { ["country"] = country, ["status"] = status };

    private static JsonArray Countries(params string[] names) =>
        [.. names.Select(name => new JsonObject { ["country"] = name })];
}
