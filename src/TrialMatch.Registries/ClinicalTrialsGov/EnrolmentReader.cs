using System.Globalization;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// How many Norwegian patients to ask for: the number that the sponsor said, where it did. A record tells the number of all
/// countries together. Where it lists Norwegian locations, their part of all locations is Norway's part of the patients;
/// elsewhere a planning share is. Locations that were withdrawn never took part and are not counted.
/// </summary>
internal static class EnrolmentReader
{
    private const string Target = "target_patients";

    private const string AskForTarget = "say how many Norwegian patients are wanted (target_patients; --target on the command line)";

    /// <summary>From so many nines on a count stands for "unknown", and is no number of patients.</summary>
    private const int NinesThatMeanUnknown = 6;

    /// <summary>Without a count there is nothing to take a share of, and every hold and probability would follow from a guess.</summary>
    public static ImportProblem? FindProblem(RecordNode protocol, ImportContext context)
    {
        if (context.TargetPatients is not null)
        {
            return null;
        }

        var node = Count(protocol);
        return node.Number() switch
        {
            { } count when IsUnknown(count) => new ImportProblem(
                node.Path, $"expected the number of patients: {node.Text()} stands for unknown, and it is not guessed; {AskForTarget}"),
            > 0 => null,
            0 => new ImportProblem(node.Path, "expected one patient or more: the record says that nobody was or will be enrolled"),
            < 0 => new ImportProblem(node.Path, "expected one patient or more"),
            null when node.IsAbsent => new ImportProblem(
                node.Path, $"expected the number of patients: the record gives none, and it is not guessed; {AskForTarget}"),
            null => new ImportProblem(node.Path, "expected a whole number of patients"),
        };
    }

    /// <summary>Patients of all countries together; null where the record gives no number, or one that stands for unknown.</summary>
    public static int? ReadEnrolment(RecordNode protocol) =>
        Count(protocol).Number() is >= 0 and <= int.MaxValue and var count && !IsUnknown(count) ? (int)count : null;

    public static int ReadTarget(RecordNode protocol, ImportContext context, Warnings warnings) =>
        context.TargetPatients ?? ReadShare(protocol, context.Defaults, warnings);

    private static int ReadShare(RecordNode protocol, ImportDefaults defaults, Warnings warnings)
    {
        var enrolment = Count(protocol).Number() ?? 0;
        var locations = CountedLocations.Of(protocol["contactsLocationsModule"]["locations"]);
        var share = locations.Norwegian > 0 ? (double)locations.Norwegian / locations.All : defaults.NorwegianShare;
        var target = Round(enrolment * share, defaults.LeastPatients);
        var reason = locations.Norwegian > 0
            ? Invariant($"the record lists {locations.Norwegian} Norwegian among {locations.All} locations")
            : Invariant($"the record lists no Norwegian location; the planning share is {share * 100:0.##} %");
        var withdrawn = locations.Withdrawn == 0
            ? string.Empty
            : Invariant($". Withdrawn locations are not counted: {locations.Withdrawn}, {locations.NorwegianWithdrawn} of them Norwegian");
        warnings.Add(Target, Invariant($"{target} of an enrolment of {enrolment}: {reason}{withdrawn}. Ask the sponsor for the number wanted"));
        return target;
    }

    private static bool IsUnknown(long count)
    {
        var digits = count.ToString(CultureInfo.InvariantCulture);
        return digits.Length >= NinesThatMeanUnknown && digits.All(digit => digit == '9');
    }

    private static RecordNode Count(RecordNode protocol) => protocol["designModule"]["enrollmentInfo"]["count"];

    /// <summary>To the nearest patient. A number no study can ask for is left for the draft's validation to refuse.</summary>
    private static int Round(double patients, int least) =>
        (int)Math.Clamp(Math.Round(patients, MidpointRounding.AwayFromZero), least, StudyDraftLimits.TargetPatients + 1.0);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
