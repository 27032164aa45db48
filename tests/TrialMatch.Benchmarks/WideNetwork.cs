using System.Text.Json.Nodes;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Benchmarks;

/// <summary>
/// The built-in network with far more room: staff for many more studies, and many more eligible patients of whom
/// correspondingly fewer consent, so that sites recruit as they do in the built-in one but do not fill up during a run.
/// </summary>
internal static class WideNetwork
{
    private const int StaffFactor = 100;
    private const int PatientsFactor = 30;
    private const int ConsentPercent = 1;

    /// <returns>The path of the file written.</returns>
    public static string WriteTo(string folder)
    {
        using var stream = typeof(NetworkSeed).Assembly.GetManifestResourceStream("TrialMatch.Domain.Planning.norway.json")!;
        var file = JsonNode.Parse(stream)!;
        var planning = file["planning"]!;
        planning["recruitment"]!["consentSharePercent"] = ConsentPercent;
        foreach (var (group, rate) in planning["eligiblePatients"]!["perMonthPer100000"]!.AsObject().ToList())
        {
            planning["eligiblePatients"]!["perMonthPer100000"]![group] = rate!.GetValue<double>() * PatientsFactor;
        }

        foreach (var (kind, units) in planning["capacity"]!["perConcurrentStudy"]!.AsObject().ToList())
        {
            planning["capacity"]!["perConcurrentStudy"]![kind] = units!.GetValue<int>() * StaffFactor;
        }

        var path = Path.Combine(folder, "wide-network.json");
        File.WriteAllText(path, file.ToJsonString());
        return path;
    }
}
