using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Registries.Samples;

namespace TrialMatch.Registries.Tests.Samples;

public sealed class SampleRecordsTests
{
    public static TheoryData<string> Names => [.. SampleRecords.All.Select(sample => sample.Name)];

    [Fact]
    public void There_are_eight_samples() => Assert.Equal(8, SampleRecords.All.Length);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_becomes_a_draft_that_can_be_registered(string name)
    {
        var item = Import(name);

        Assert.Null(item.Refusal);
        Assert.Empty(StudyDraftValidator.Validate(item.Draft!));
        Assert.StartsWith("NCT", item.RegistryId, StringComparison.Ordinal);
        Assert.NotEmpty(item.SponsorName);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_asks_for_ten_to_sixty_Norwegian_patients(string name) =>
        Assert.InRange(Import(name).Draft!.TargetPatients, 10, 60);

    [Theory]
    [InlineData("atrial-fibrillation-device", Area.MedicalDevices, Area.Cardiovascular)]
    [InlineData("breast-cancer", Area.Cancer)]
    [InlineData("colorectal-cancer", Area.Cancer, Area.Gastrointestinal)]
    [InlineData("crohns-disease", Area.Gastrointestinal, Area.Inflammation)]
    [InlineData("heart-failure", Area.Cardiovascular)]
    [InlineData("ischaemic-stroke", Area.BrainHealth, Area.Cardiovascular)]
    [InlineData("multiple-sclerosis", Area.BrainHealth, Area.Inflammation)]
    [InlineData("rheumatoid-arthritis", Area.Inflammation)]
    public void A_sample_goes_to_its_area(string name, Area lead, params Area[] coLeads)
    {
        var found = Classifier.Classify(StudySubject.Of(Import(name).Draft!));

        Assert.Equal(lead, found.Lead);
        Assert.Equal(coLeads, found.CoLeads);
    }

    private static ImportItem Import(string name)
    {
        var sample = SampleRecords.All.Single(candidate => candidate.Name == name);
        return Assert.Single(ClinicalTrialsGovImporter.Import(sample.Content, Records.Context).Items);
    }
}
