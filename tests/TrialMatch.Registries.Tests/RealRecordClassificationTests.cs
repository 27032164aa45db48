using TrialMatch.Domain.Areas;

namespace TrialMatch.Registries.Tests;

public sealed class RealRecordClassificationTests(ITestOutputHelper output)
{
    private static readonly ImportContext Context = new(new DateOnly(2026, 6, 15), new ImportDefaults());

    [Fact]
    public void Real_records_go_where_a_person_would_send_them()
    {
        var files = RealRecords.Files();
        var expected = ExpectedArea.ReadAll("ctgov-labels.tsv").ToDictionary(label => label.RegistryId);
        int leads = 0, coLeads = 0, misplaced = 0, drafts = 0;
        foreach (var file in files)
        {
            var item = Assert.Single(ClinicalTrialsGovImporter.Import(File.ReadAllBytes(file), Context).Items);
            var label = expected[item.RegistryId];
            if (item.Draft is null)
            {
                output.WriteLine($"{item.RegistryId} refused: {item.Refusal}");
                continue;
            }

            drafts++;
            var found = Classifier.Classify(StudySubject.Of(item.Draft));
            leads += found.Lead == label.Lead ? 1 : 0;
            coLeads += found.Lead == label.Lead && found.CoLeads.ToHashSet().SetEquals(label.CoLeads) ? 1 : 0;
            misplaced += found.Lead is not null && found.Lead != label.Lead ? 1 : 0;
            if (found.Lead != label.Lead || !found.CoLeads.ToHashSet().SetEquals(label.CoLeads))
            {
                output.WriteLine($"{item.RegistryId}: found {Say(found.Lead, found.CoLeads)}, expected {Say(label.Lead, label.CoLeads)} ({label.Why})");
                output.WriteLine("   " + string.Join("\n   ", found.Reasons));
            }
        }

        output.WriteLine($"lead right {leads} of {drafts}, with co-leads {coLeads}; a wrong area (worse than triage) {misplaced}");
        Checked.AtLeast(60, drafts);
        Assert.True(leads >= 0.97 * drafts, $"lead right in {leads} of {drafts}");
        Assert.True(coLeads >= 0.97 * drafts, $"lead and co-leads right in {coLeads} of {drafts}");
        Assert.True(misplaced <= 0.02 * drafts, $"a wrong area in {misplaced} of {drafts}");
    }

    private static string Say(Area? lead, IEnumerable<Area> coLeads) => $"{lead?.ToString() ?? "triage"} [{string.Join(", ", coLeads)}]";
}
