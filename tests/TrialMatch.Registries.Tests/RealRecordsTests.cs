using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.Tests;

public sealed class RealRecordsTests
{
    [Fact]
    public void Every_real_record_becomes_a_draft_that_can_be_registered_or_a_clear_refusal()
    {
        foreach (var path in RealRecords.Files())
        {
            var item = Assert.Single(ClinicalTrialsGovImporter.Import(File.ReadAllBytes(path), Records.Context).Items);

            Assert.Equal(Path.GetFileNameWithoutExtension(path), item.RegistryId);
            Assert.NotEmpty(item.SponsorName);
            Outcomes.AssertWhole(item);
        }
    }

    [Fact]
    public void Only_records_that_state_no_patients_are_refused()
    {
        var refused = RealRecords.Files()
            .Select(path => ClinicalTrialsGovImporter.Import(File.ReadAllBytes(path), Records.Context).Items[0])
            .Where(item => item.Refusal is not null)
            .ToList();

        // Two withdrawn studies with nobody enrolled, and one that gives no number.
        Assert.Equal(["NCT01180283", "NCT01413438", "NCT05363644"], refused.Select(item => item.RegistryId));
        Assert.All(refused, item => Assert.Equal("protocolSection.designModule.enrollmentInfo.count", item.Refusal!.Field));
    }

    [Fact]
    public void All_real_records_in_one_page_become_an_item_each()
    {
        var paths = RealRecords.Files();
        var page = $$"""{"studies":[{{string.Join(',', paths.Select(File.ReadAllText))}}]}""";

        Assert.Equal(paths.Count, Records.ImportAll(page).Items.Length);
    }

    [Fact]
    public void Every_real_study_that_lists_Norwegian_locations_asks_for_their_part()
    {
        var page = $"[{string.Join(',', RealRecords.Files().Select(File.ReadAllText))}]";

        var items = Records.ImportAll(page).Items;

        Assert.Equal(12, items.Count(item => item.Warnings.Any(warning => warning.Description.Contains(" Norwegian among ", StringComparison.Ordinal))));
        Assert.All(items.Where(item => item.Draft is not null), item => Assert.InRange(item.Draft!.TargetPatients, 1, StudyDraftLimits.TargetPatients));
    }
}
