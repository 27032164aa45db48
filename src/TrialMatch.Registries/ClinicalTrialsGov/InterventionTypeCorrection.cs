using System.Text.RegularExpressions;
using TrialMatch.Domain.Areas.Devices;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Corrects a type where the name leaves no doubt. Registrants enter stents as procedures, phone apps as behaviour and radiotherapy as a
/// device, and whether a device is tested decides where a study goes.
/// </summary>
internal static class InterventionTypeCorrection
{
    private static readonly Regex Radiotherapy = AnyOf(
        "radio-?therap", "radiation therap", "radiosurg", "brachytherap", "irradiation",
        @"\b(SBRT|SABR|IMRT|VMAT|IORT)\b", "proton (beam|therap)", "carbon ion");

    private static readonly Regex Scan = new(
        @"^\W*(\w+ )?(MRI|magnetic resonance imaging|PET|PET.?CT|CT|computed tomography|x-?ray|blood (test|draw|sample))( scan)?s?\W*$",
        Patterns.Linear);

    private static readonly Regex ImplantedDevice = AnyOf(
        @"\bstent(s|ing)?\b", @"\b(coated|eluting) balloon", "pacemaker", "defibrillator", @"\bICD implant", "cochlear implant",
        @"(transcatheter|prosthetic|bioprosthetic|mechanical)( \w+)? valve");

    /// <returns>The registered type if nothing contradicts it; Other if the record's word is unknown.</returns>
    public static InterventionType Of(Intervention intervention) => intervention.Type switch
    {
        null => InterventionType.Other,
        InterventionType.Device when Radiotherapy.IsMatch(intervention.Name) => InterventionType.Radiation,
        InterventionType.Device when Scan.IsMatch(intervention.Name) => InterventionType.DiagnosticTest,
        InterventionType.Drug when ImplantedDevice.IsMatch(intervention.Name) => InterventionType.Device,
        InterventionType.Procedure or InterventionType.Behavioral or InterventionType.CombinationProduct
            or InterventionType.DiagnosticTest or InterventionType.Other
            when DeviceReader.KindIn(intervention.Name) is DeviceKind.Acts => InterventionType.Device,
        { } registered => registered,
    };

    private static Regex AnyOf(params string[] signs) => new(string.Join('|', signs), Patterns.Linear);
}
