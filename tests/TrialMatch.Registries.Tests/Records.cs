using System.Text;
using System.Text.Json.Nodes;

namespace TrialMatch.Registries.Tests;

/// <summary>Records to import: a plain one that needs few assumptions, and ways to change it.</summary>
internal static class Records
{
    public static DateOnly Today { get; } = new(2026, 3, 17);

    public static ImportContext Context { get; } = new(Today, ImportDefaults.Planning);

    public static JsonObject Plain() => JsonNode.Parse("""
        {
          "protocolSection": {
            "identificationModule": {
              "nctId": "NCT09999991",
              "orgStudyIdInfo": { "id": "ABC-123" },
              "briefTitle": "A Medicine for Asthma"
            },
            "statusModule": {
              "overallStatus": "NOT_YET_RECRUITING",
              "startDateStruct": { "date": "2026-09-01" },
              "primaryCompletionDateStruct": { "date": "2028-08-31" }
            },
            "sponsorCollaboratorsModule": { "leadSponsor": { "name": "Sponsor AS" } },
            "conditionsModule": { "conditions": ["Asthma"] },
            "designModule": {
              "studyType": "INTERVENTIONAL",
              "phases": ["PHASE3"],
              "enrollmentInfo": { "count": 1000 }
            },
            "armsInterventionsModule": {
              "interventions": [{ "type": "DRUG", "name": "Medicine" }]
            },
            "outcomesModule": { "primaryOutcomes": [{ "measure": "Attacks", "timeFrame": "12 months" }] },
            "eligibilityModule": { "minimumAge": "18 Years", "maximumAge": "80 Years" }
          }
        }
        """)!.AsObject();

    /// <summary>The plain record with one value changed, by its path.</summary>
    public static JsonObject With(string path, JsonNode? value) => Plain().Set(path, value);

    public static JsonObject Set(this JsonObject record, string path, JsonNode? value)
    {
        var names = path.Split('.');
        var parent = record;
        foreach (var name in names[..^1])
        {
            if (parent[name] is not JsonObject child)
            {
                parent[name] = child = [];
            }

            parent = child;
        }

        parent[names[^1]] = value;
        return record;
    }

    public static JsonObject Without(string path)
    {
        var record = Plain();
        var names = path.Split('.');
        names[..^1].Aggregate(record, (parent, name) => parent[name]!.AsObject()).Remove(names[^1]);
        return record;
    }

    public static ImportItem Import(JsonNode record) => Assert.Single(ImportAll(record).Items);

    public static ImportItem Import(JsonNode record, ImportContext context) =>
        Assert.Single(ClinicalTrialsGovImporter.Import(Encoding.UTF8.GetBytes(record.ToJsonString()), context).Items);

    public static ImportResult ImportAll(JsonNode content) => ImportAll(content.ToJsonString());

    public static ImportResult ImportAll(string content) =>
        ClinicalTrialsGovImporter.Import(Encoding.UTF8.GetBytes(content), Context);
}
