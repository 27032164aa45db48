using System.Globalization;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// How many Norwegian patients to ask for. A record tells the number of all countries together. Where it lists Norwegian
/// locations, their part of all locations is Norway's part of the patients; elsewhere a planning share is.
/// </summary>
internal static class EnrolmentReader
{
    private const string Target = "target_patients";

    /// <summary>Without a count there is nothing to take a share of, and every hold and probability would follow from a guess.</summary>
    public static ImportProblem? FindProblem(RecordNode protocol)
    {
        var node = Count(protocol);
        return node.Number() switch
        {
            > 0 => null,
            0 => new ImportProblem(node.Path, "expected one patient or more: the record says that nobody was or will be enrolled"),
            < 0 => new ImportProblem(node.Path, "expected one patient or more"),
            null when node.IsAbsent => new ImportProblem(node.Path, "expected the number of patients: the record gives none, and it is not guessed"),
            null => new ImportProblem(node.Path, "expected a whole number of patients"),
        };
    }

    public static int ReadTarget(RecordNode protocol, ImportDefaults defaults, Warnings warnings)
    {
        var enrolment = Count(protocol).Number() ?? 0;
        var (norwegian, all) = CountLocations(protocol["contactsLocationsModule"]["locations"]);
        var share = norwegian > 0 ? (double)norwegian / all : defaults.NorwegianShare;
        var target = Round(enrolment * share, defaults.LeastPatients);
        var reason = norwegian > 0
            ? Invariant($"the record lists {norwegian} Norwegian among {all} locations")
            : Invariant($"the record lists no Norwegian location; the planning share is {share * 100:0.##} %");
        warnings.Add(Target, Invariant($"{target} of an enrolment of {enrolment}: {reason}. Ask the sponsor for the number wanted"));
        return target;
    }

    private static RecordNode Count(RecordNode protocol) => protocol["designModule"]["enrollmentInfo"]["count"];

    private static (int Norwegian, int All) CountLocations(RecordNode locations)
    {
        var countries = locations.Items().Select(location => location["country"].Text()).ToList();
        return (countries.Count(country => country.Equals("Norway", StringComparison.OrdinalIgnoreCase)), countries.Count);
    }

    /// <summary>To the nearest patient. A number no study can ask for is left for the draft's validation to refuse.</summary>
    private static int Round(double patients, int least) =>
        (int)Math.Clamp(Math.Round(patients, MidpointRounding.AwayFromZero), least, StudyDraftLimits.TargetPatients + 1.0);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
