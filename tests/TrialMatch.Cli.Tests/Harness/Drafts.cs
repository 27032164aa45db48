using System.Text.Json.Nodes;

namespace TrialMatch.Cli.Tests.Harness;

/// <summary>Study drafts as people write them, in proto JSON.</summary>
internal static class Drafts
{
    /// <summary>A draft that can be registered, with some fields replaced; null takes a field away.</summary>
    public static string With(params (string Field, JsonNode? Value)[] changes)
    {
        var draft = Crohn();
        foreach (var (field, value) in changes)
        {
            if (value is null)
            {
                draft.Remove(field);
            }
            else
            {
                draft[field] = value;
            }
        }

        return draft.ToJsonString();
    }

    public static byte[] Bytes(params (string Field, JsonNode? Value)[] changes) => System.Text.Encoding.UTF8.GetBytes(With(changes));

    private static JsonObject Crohn() => new()
    {
        ["title"] = "A study of an investigational medicine in Crohn's disease",
        ["phase"] = "PHASE3",
        ["studyType"] = "INTERVENTIONAL",
        ["interventionTypes"] = new JsonArray("DRUG"),
        ["conditions"] = new JsonArray("Crohn's disease"),
        ["icd10Codes"] = new JsonArray("K50.9"),
        ["targetPatients"] = 30,
        ["enrolmentStart"] = Day(2027, 6, 1),
        ["enrolmentEnd"] = Day(2029, 5, 31),
        ["followUpMonths"] = 12,
        ["minimumAgeYears"] = 18,
    };

    public static JsonObject Day(int year, int month, int day) => new() { ["year"] = year, ["month"] = month, ["day"] = day };
}
