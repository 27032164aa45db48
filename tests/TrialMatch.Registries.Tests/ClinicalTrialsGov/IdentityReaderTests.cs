using System.Text.Json.Nodes;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests.ClinicalTrialsGov;

public sealed class IdentityReaderTests
{
    private const string Identification = "protocolSection.identificationModule.";
    private const string Title = Identification + "briefTitle";

    [Fact]
    public void The_sponsors_own_id_is_the_protocol_code() =>
        Assert.Equal("ABC-123", Records.Import(Records.Plain()).Draft!.ProtocolCode);

    [Fact]
    public void Ids_in_other_registries_are_kept_and_grant_numbers_are_not()
    {
        var ids = JsonNode.Parse("""
            [
              { "id": "2024-500000-11-00", "type": "CTIS" },
              { "id": "R01AR045444", "type": "NIH" },
              { "id": "2019-000001-22", "type": "EUDRACT_NUMBER" }
            ]
            """);

        var draft = Records.Import(Records.With(Identification + "secondaryIdInfos", ids)).Draft!;

        Assert.Equal(["NCT09999991", "2024-500000-11-00", "2019-000001-22"], draft.RegistryIds);
    }

    [Fact]
    public void A_record_without_an_id_is_read_with_a_warning()
    {
        var item = Records.Import(Records.Without(Identification + "nctId"));

        Assert.Empty(item.RegistryId);
        Assert.Empty(item.Draft!.RegistryIds);
        Assert.Contains(item.Warnings, warning => warning.Field == Identification + "nctId");
    }

    [Fact]
    public void A_long_title_is_cut_at_a_word_with_a_warning()
    {
        var item = Records.Import(Records.With(Title, string.Concat(Enumerable.Repeat("wording ", 60))));

        Assert.InRange(item.Draft!.Title.Length, 280, StudyDraftLimits.TitleLength);
        Assert.EndsWith("wording…", item.Draft.Title, StringComparison.Ordinal);
        Assert.Contains(item.Warnings, warning => warning.Field == Title);
    }

    [Fact]
    public void A_title_is_not_cut_within_a_character()
    {
        var item = Records.Import(Records.With(Title, string.Concat(Enumerable.Repeat("😀", 200))));

        Assert.NotNull(item.Draft);
    }

    [Fact]
    public void The_official_title_stands_in_for_a_missing_brief_one_with_a_warning()
    {
        var item = Records.Import(Records.Without(Title).Set(Identification + "officialTitle", "The Long Title"));

        Assert.Equal("The Long Title", item.Draft!.Title);
        Assert.Contains(item.Warnings, warning => warning.Field == "title");
    }

    [Theory]
    [InlineData(@"Age \>= 18 and FEV1 \<80 %\*", "Age >= 18 and FEV1 <80 %*")]
    [InlineData("Age ≥18 in Tromsø", "Age ≥18 in Tromsø")]
    [InlineData("One\r\ntwo\tthree\u0000four", "One two three four")]
    [InlineData("Soft\u00ADhyphen and\u202E turned text", "Softhyphen and turned text")]
    [InlineData("Heart &amp; lung &lt;65", "Heart & lung <65")]
    [InlineData(@"A\B and C\\D", @"A\B and C\D")]
    public void Text_is_cleaned_and_letters_are_kept(string written, string title) =>
        Assert.Equal(title, Records.Import(Records.With(Title, written)).Draft!.Title);

    [Fact]
    public void Half_a_character_becomes_the_mark_for_what_could_not_be_read()
    {
        var content = Records.Plain().ToJsonString().Replace("A Medicine", @"\ud83d A \uDE00 \ud83d\ude00 \\ud83d", StringComparison.Ordinal);

        var draft = Assert.Single(Records.ImportAll(content).Items).Draft!;

        Assert.Equal(@"� A � 😀 \ud83d for Asthma", draft.Title);
    }

    [Theory]
    [InlineData("COMPLETED", true)]
    [InlineData("ACTIVE_NOT_RECRUITING", true)]
    [InlineData("UNKNOWN", true)]
    [InlineData("RECRUITING", false)]
    public void A_study_that_is_over_or_stands_still_is_warned_of(string status, bool isWarned)
    {
        const string path = "protocolSection.statusModule.overallStatus";

        var item = Records.Import(Records.With(path, status));

        Assert.Equal(isWarned, item.Warnings.Any(warning => warning.Field == path));
    }
}
