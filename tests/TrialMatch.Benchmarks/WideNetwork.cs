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

    // With the room above, one of some twenty studies finds none once 50,000 are registered.
    private const int StudiesWithRoom = 25_000;

    /// <summary>The network with room for so many studies.</summary>
    /// <returns>The path of the file written.</returns>
    public static string WriteFor(int studies, string folder) => WriteTo(folder, Math.Max(1, (studies + StudiesWithRoom - 1) / StudiesWithRoom));

    /// <param name="times">How often the room is there; patients consent no less for it, so above 1 sites recruit sooner.</param>
    /// <returns>The path of the file written.</returns>
    public static string WriteTo(string folder, int times = 1)
    {
        using var stream = typeof(NetworkSeed).Assembly.GetManifestResourceStream("TrialMatch.Domain.Planning.norway.json")!;
        var file = JsonNode.Parse(stream)!;
        var planning = file["planning"]!;
        planning["recruitment"]!["consentSharePercent"] = ConsentPercent;
        foreach (var (group, rate) in planning["eligiblePatients"]!["perMonthPer100000"]!.AsObject().ToList())
        {
            planning["eligiblePatients"]!["perMonthPer100000"]![group] = rate!.GetValue<double>() * PatientsFactor * times;
        }

        foreach (var (kind, units) in planning["capacity"]!["perConcurrentStudy"]!.AsObject().ToList())
        {
            planning["capacity"]!["perConcurrentStudy"]![kind] = units!.GetValue<int>() * StaffFactor * times;
        }

        var path = Path.Combine(folder, $"wide-network-{times}.json");
        File.WriteAllText(path, file.ToJsonString());
        return path;
    }
}
