using System.Globalization;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// How many Norwegian patients to ask for. A record tells the worldwide number alone. Where it lists Norwegian sites their
/// share of all sites is Norway's share of patients; elsewhere a planning share is.
/// </summary>
internal static class NorwegianTarget
{
    private const string Field = "target_patients";

    public static int Read(JsonView protocol, ImportDefaults defaults, Notes notes)
    {
        if (protocol["designModule"]["enrollmentInfo"]["count"].Number() is not { } worldwide || worldwide < 1)
        {
            notes.Warn(Field, $"the record gives no enrolment count; assumed {defaults.TargetPatients} (planning default): ask the sponsor");
            return Math.Clamp(defaults.TargetPatients, 1, StudyDraftLimits.TargetPatients);
        }

        var countries = protocol["contactsLocationsModule"]["locations"].Items().Select(location => location["country"].Text()).ToList();
        var norwegian = countries.Count(country => country.Equals("Norway", StringComparison.OrdinalIgnoreCase));
        return norwegian > 0
            ? FromSites(worldwide, norwegian, countries.Count, notes)
            : FromPlanningShare(worldwide, defaults.NorwegianShare, notes);
    }

    private static int FromSites(long worldwide, int norwegian, int all, Notes notes)
    {
        var target = Rounded(worldwide, (double)norwegian / all);
        notes.Warn(Field, Invariant($"{target}: {norwegian} of the record's {all} sites are Norwegian, and its enrolment is {worldwide}"));
        return target;
    }

    private static int FromPlanningShare(long worldwide, double share, Notes notes)
    {
        var target = Rounded(worldwide, share);
        notes.Warn(Field, Invariant($"{target}: the record lists no Norwegian site, so {share:P1} of its enrolment of {worldwide} (planning default)"));
        return target;
    }

    private static int Rounded(long worldwide, double share) =>
        (int)Math.Clamp(Math.Round(worldwide * share, MidpointRounding.AwayFromZero), 1, StudyDraftLimits.TargetPatients);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
