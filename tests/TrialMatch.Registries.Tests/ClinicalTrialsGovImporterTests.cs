using System.Text;
using System.Text.Json.Nodes;

namespace TrialMatch.Registries.Tests;

public sealed class ClinicalTrialsGovImporterTests
{
    [Fact]
    public void A_record_that_names_a_biomarker_asks_for_its_share()
    {
        var item = Records.Import(Records.With("protocolSection.conditionsModule.conditions", new JsonArray("KRAS G12C Lung Cancer")));

        Assert.Null(item.Draft!.EligibleSharePerMille);
        Assert.Contains("KRAS G12C", Assert.Single(item.Warnings, warning => warning.Field == "eligible_share_per_mille").Description, StringComparison.Ordinal);
    }

    private static string Study => Records.Plain().ToJsonString();

    [Fact]
    public void One_study_is_one_item()
    {
        var item = Assert.Single(Records.ImportAll(Study).Items);

        Assert.Equal("NCT09999991", item.RegistryId);
        Assert.Equal("Sponsor AS", item.SponsorName);
        Assert.NotNull(item.Draft);
        Assert.Null(item.Refusal);
    }

    [Fact]
    public void An_array_of_studies_is_an_item_each_in_its_order()
    {
        var second = Records.With("protocolSection.identificationModule.nctId", "NCT09999992").ToJsonString();

        var items = Records.ImportAll($"[{Study},{second}]").Items;

        Assert.Equal(["NCT09999991", "NCT09999992"], items.Select(item => item.RegistryId));
    }

    [Fact]
    public void A_page_of_the_registry_is_an_item_for_each_study() =>
        Assert.Equal(2, Records.ImportAll($$"""{"nextPageToken":"abc","studies":[{{Study}},{{Study}}]}""").Items.Length);

    [Fact]
    public void A_page_whose_only_study_collapsed_to_itself_is_one_item() =>
        Assert.Single(Records.ImportAll($$"""{"studies":{{Study}}}""").Items);

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Study)];

        Assert.Single(ClinicalTrialsGovImporter.Import(marked, Records.Context).Items);
    }

    [Theory]
    [InlineData("", "whole JSON")]
    [InlineData("   ", "whole JSON")]
    [InlineData("{\"protocolSection\": {", "whole JSON")]
    [InlineData("<html>Not found</html>", "whole JSON")]
    [InlineData("{}", "protocolSection")]
    [InlineData("[]", "protocolSection")]
    [InlineData("{\"studies\": []}", "protocolSection")]
    [InlineData("42", "protocolSection")]
    [InlineData("\"text\"", "protocolSection")]
    [InlineData("null", "protocolSection")]
    public void What_holds_no_study_is_refused_as_a_whole(string content, string expected)
    {
        var result = Records.ImportAll(content);

        Assert.Empty(result.Items);
        Assert.Equal("content", result.Refusal!.Field);
        Assert.Contains(expected, result.Refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_record_is_refused_with_the_place_where_it_breaks()
    {
        var result = Records.ImportAll(Study[..200]);

        Assert.Empty(result.Items);
        Assert.Contains("line 1, byte 201", result.Refusal!.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused()
    {
        var result = ClinicalTrialsGovImporter.Import(Encoding.Latin1.GetBytes("{\"a\":\"Tromsø\"}"), Records.Context);

        Assert.Equal("expected text in UTF-8", result.Refusal!.Description);
    }

    [Fact]
    public void Nesting_deeper_than_the_limit_is_refused()
    {
        var nested = new string('[', ImportLimits.Depth + 1) + new string(']', ImportLimits.Depth + 1);

        Assert.Contains("64 levels", Records.ImportAll(nested).Refusal!.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_within_a_field_that_is_not_read_does_no_harm()
    {
        var depth = ImportLimits.Depth - 2;
        var record = Records.With("unread", JsonNode.Parse(new string('[', depth) + new string(']', depth)));

        Assert.NotNull(Records.Import(record).Draft);
    }

    [Fact]
    public void A_record_of_the_largest_size_is_read_and_one_byte_more_is_refused()
    {
        var padded = Study + new string(' ', ImportLimits.ContentBytes - Study.Length);

        Assert.Single(Records.ImportAll(padded).Items);
        Assert.Equal("expected at most 4194304 bytes, got 4194305", Records.ImportAll(padded + " ").Refusal!.Description);
    }

    [Fact]
    public void More_records_than_the_limit_are_refused_as_a_whole()
    {
        var most = string.Join(',', Enumerable.Repeat("{}", ImportLimits.Records));

        Assert.Equal(ImportLimits.Records, Records.ImportAll($"[{most}]").Items.Length);
        Assert.Equal("expected at most 1000 studies", Records.ImportAll($"[{most},{{}}]").Refusal!.Description);
    }

    [Fact]
    public void A_record_that_cannot_be_used_leaves_the_others_alone()
    {
        var items = Records.ImportAll($"[{Study},17,{Study}]").Items;

        Assert.NotNull(items[0].Draft);
        Assert.Equal("protocolSection", items[1].Refusal!.Field);
        Assert.NotNull(items[2].Draft);
    }

    [Theory]
    [InlineData("protocolSection.identificationModule.briefTitle")]
    [InlineData("protocolSection.conditionsModule.conditions")]
    [InlineData("protocolSection.designModule.enrollmentInfo.count")]
    public void What_cannot_be_assumed_is_refused_by_its_path_where_it_is_missing(string path)
    {
        var item = Records.Import(Records.Without(path));

        Assert.Null(item.Draft);
        Assert.Equal(path, item.Refusal!.Field);
        Assert.StartsWith("expected", item.Refusal.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_record_of_a_future_study_needs_one_assumption_alone()
    {
        var warning = Assert.Single(Records.Import(Records.Plain()).Warnings);

        Assert.Equal("target_patients", warning.Field);
    }

    [Fact]
    public void A_draft_that_would_break_a_limit_is_refused_by_the_drafts_field()
    {
        var item = Records.Import(Records
            .With("protocolSection.designModule.enrollmentInfo.count", 200_000_000)
            .Set("protocolSection.contactsLocationsModule.locations", new JsonArray(new JsonObject { ["country"] = "Norway" })));

        Assert.Null(item.Draft);
        Assert.Equal("target_patients", item.Refusal!.Field);
    }
}
