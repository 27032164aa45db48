using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Registries.Tests;

/// <summary>Studies that were once sent to the wrong place. They lie beside the repository and are no part of it.</summary>
public sealed class RoutingCasesTests
{
    [Fact]
    public void Studies_once_misplaced_go_where_they_belong()
    {
        foreach (var line in File.ReadLines(SharedData.Get("cases", "routing-devices.jsonl")).Where(line => line.Length > 0))
        {
            using var parsed = JsonDocument.Parse(line);
            var found = Classifier.Classify(Subject(parsed.RootElement.GetProperty("input")));
            Assert.True(parsed.RootElement.GetProperty("expectedLead").GetString() == Say(found.Lead), $"{line}: found {Say(found.Lead)}\n{string.Join('\n', found.Reasons)}");
            var coLeads = Texts(parsed.RootElement, "expectedCoLeads");
            Assert.True(coLeads.SequenceEqual(found.CoLeads.Select(area => Say(area))), $"{line}: found {string.Join(", ", found.CoLeads)}");
        }
    }

    [Fact]
    public void Measures_and_courses_of_a_disease_make_no_cancer_and_no_stroke()
    {
        Area?[] leads = [.. File.ReadLines(SharedData.Get("cases", "routing.jsonl")).Where(line => line.Length > 0).Select(Lead)];

        Assert.Equal(
            [Area.Cardiovascular, Area.BrainHealth, null, Area.BrainHealth, Area.Gastrointestinal, Area.Cancer],
            leads);
    }

    private static Area? Lead(string line)
    {
        using var parsed = JsonDocument.Parse(line);
        return Classifier.Classify(Subject(parsed.RootElement)).Lead;
    }

    private static StudySubject Subject(JsonElement input) => input.TryGetProperty("protocolSection", out _)
        ? Assert.Single(ClinicalTrialsGovImporter.Import(Encoding.UTF8.GetBytes(input.GetRawText()), Records.Context).Items).Subject
        : new StudySubject(
            input.GetProperty("title").GetString()!,
            Texts(input, "study_type") is ["OBSERVATIONAL"] ? StudyType.Observational : StudyType.Interventional,
            [.. Texts(input, "intervention_types").Concat(Texts(input, "interventionTypes")).Select(Parse<InterventionType>)],
            Texts(input, "conditions"),
            Texts(input, "icd10_codes"),
            []);

    private static ImmutableArray<string> Texts(JsonElement element, string name) => !element.TryGetProperty(name, out var value)
        ? []
        : value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(text => text.GetString()!)],
            JsonValueKind.String => [value.GetString()!],
            _ => [],
        };

    private static string Say(Area? area) => area is { } known ? EnumText.Of(known) : "TRIAGE";

    private static T Parse<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
