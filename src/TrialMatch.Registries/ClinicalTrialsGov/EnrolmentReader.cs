using System.Globalization;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Reads the target number of Norwegian patients, unless the sponsor has given it. A record contains the enrolment of all countries
/// together. If it lists Norwegian locations, Norway's share of the patients is their share of all locations; otherwise it is a planning
/// default. Withdrawn locations never took part and are not counted.
/// </summary>
internal static class EnrolmentReader
{
    private const string Target = "target_patients";

    private const string AskForTarget = "say how many Norwegian patients are wanted (target_patients; --target on the command line)";

    /// <summary>A count of at least this many nines stands for "unknown".</summary>
    private const int NinesThatMeanUnknown = 6;

    /// <summary>Without an enrolment there is nothing to take a share of, and every hold and probability would rest on a guess.</summary>
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
                node.Path, $"expected the number of patients: {node.Text()} stands for unknown, and no number is assumed; {AskForTarget}"),
            > 0 => null,
            0 => new ImportProblem(node.Path, "expected one patient or more: the record says that nobody was or will be enrolled"),
            < 0 => new ImportProblem(node.Path, "expected one patient or more"),
            null when node.IsAbsent => new ImportProblem(
                node.Path, $"expected the number of patients: the record gives none, and no number is assumed; {AskForTarget}"),
            null => new ImportProblem(node.Path, "expected a whole number of patients"),
        };
    }

    /// <summary>Returns the enrolment of all countries together; null if the record has none, or one that stands for unknown.</summary>
    public static int? ReadEnrolment(RecordNode protocol) =>
        Count(protocol).Number() is >= 0 and <= int.MaxValue and var count && !IsUnknown(count) ? (int)count : null;

    public static int ReadTarget(RecordNode protocol, ImportContext context, Warnings warnings) =>
        context.TargetPatients ?? ReadShare(protocol, context.Defaults, warnings);

    private static int ReadShare(RecordNode protocol, ImportDefaults defaults, Warnings warnings)
    {
        var enrolment = Count(protocol).Number() ?? 0;
        var locations = CountedLocations.Of(protocol["contactsLocationsModule"]["locations"]);
        var share = locations.Norwegian > 0 ? (double)locations.Norwegian / locations.All : defaults.NorwegianShare;
        var target = Round(enrolment * share, defaults.MinPatients);
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

    /// <summary>Rounds to the nearest patient. A number too large for any study is left for the draft's validation to refuse.</summary>
    private static int Round(double patients, int least) =>
        (int)Math.Clamp(Math.Round(patients, MidpointRounding.AwayFromZero), least, StudyDraftLimits.TargetPatients + 1.0);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
