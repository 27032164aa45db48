using System.Text.Json;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Studies;

/// <summary>Drafts are stored as JSON inside a study's state.</summary>
public sealed class StudyDraftJsonTests
{
    [Fact]
    public void A_draft_reads_back_from_JSON_as_it_was_written()
    {
        var draft = new StudyDraft(
            "Title",
            Phase.Phase3,
            StudyType.Interventional,
            12,
            new DateOnly(2027, 1, 1),
            new DateOnly(2028, 1, 1),
            Conditions: ["Crohn's disease"],
            MeshHeadings: [new MeshHeading("D003424", "Crohn Disease", [new MeshAncestor("D004066", "Digestive System Diseases")])],
            RequiredCapabilities: [Capability.Endoscopy],
            Probability: 0.8);

        var written = JsonSerializer.Serialize(draft);
        var read = JsonSerializer.Deserialize<StudyDraft>(written)!;

        Assert.Equal(written, JsonSerializer.Serialize(read));
        Assert.Equal("Digestive System Diseases", read.MeshHeadings[0].Ancestors[0].Term);
        Assert.Equal([Capability.Endoscopy], read.RequiredCapabilities);
    }

    [Fact]
    public void What_an_older_draft_lacks_reads_as_its_default()
    {
        var read = JsonSerializer.Deserialize<StudyDraft>("""{"Title":"t"}""")!;

        Assert.Equal(StudyDraftLimits.DefaultProbability, read.Probability);
        Assert.Empty(read.RequiredCapabilities);
    }
}
