using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>The form of each registry's numbers. No text has the form of two.</summary>
public static class RegistryNumberForms
{
    private static readonly FrozenDictionary<RegistryKind, (Regex Form, string Example)> ByRegistry = new Dictionary<RegistryKind, (Regex, string)>
    {
        [RegistryKind.ClinicalTrialsGov] = (Form("NCT[0-9]{8}"), "NCT01234567"),

        // The sequence number begins with 5, which tells it from EudraCT's; the version at the end may be left out.
        [RegistryKind.EuCt] = (Form("20[0-9]{2}-5[0-9]{5}-[0-9]{2}(-[0-9]{2})?"), "2023-501234-12-00"),
        [RegistryKind.EudraCt] = (Form("20[0-9]{2}-[0-46-9][0-9]{5}-[0-9]{2}"), "2015-003333-95"),

        // The single identification number, with EU or a country; or the number that the database gave before.
        [RegistryKind.Eudamed] = (
            Form("(CI|PS|CF|PF)-[A-Z]{2}-20[0-9]{2}-[0-9]{6}|CIV-([A-Z]{2}-)?[0-9]{2}-[0-9]{2}-[0-9]{6}"), "CI-EU-2027-001234 or CIV-27-03-001234"),
    }.ToFrozenDictionary();

    /// <summary>An example of a registry's numbers, for messages.</summary>
    public static string ExampleOf(RegistryKind registry) => ByRegistry[registry].Example;

    public static bool IsNumberOf(RegistryKind registry, string number) => ByRegistry[registry].Form.IsMatch(number);

    /// <summary>Returns the registry whose form a text has; null where it has none.</summary>
    public static RegistryKind? RegistryOf(string number) =>
        ByRegistry.Keys.Where(registry => IsNumberOf(registry, number)).Select(registry => (RegistryKind?)registry).FirstOrDefault();

    private static Regex Form(string pattern) => new(
        $@"\A({pattern})\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);
}
