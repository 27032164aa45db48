using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Reads the capabilities that sites need, as far as a record states them plainly. No record lists them as such, so each also gives a
/// warning.
/// </summary>
internal static class CapabilityReader
{
    private static readonly Regex Mri = new(@"\bMRI\b|magnetic resonance imaging", Patterns.Linear);

    private static readonly Regex Pet = new(@"positron emission|\bPET\W?(CT|MRI|scan|imaging)", Patterns.Linear);

    private static readonly Regex Radiotherapy = new(@"radio-?therap|radiation therap|radiosurg|brachytherap|\b(SBRT|SABR|IMRT)\b", Patterns.Linear);

    private static readonly Regex Catheter = new(@"catheter ablation|percutaneous coronary|transcatheter|\b(TAVI|TAVR|PCI)\b", Patterns.Linear);

    private static readonly Regex Endoscopy = new(@"colonoscop|gastroscop|endoscop(y|ic (mucosal|submucosal|resection))", Patterns.Linear);

    private static readonly Regex GeneTherapy = new(@"\bCAR.?T\b|gene therapy|\bAAV[0-9]*\b|adeno-?associated|lentivir", Patterns.Linear);

    private static readonly Regex Infused = new(@"\binfus(ion|ions|ed)\b", Patterns.Linear);

    private static readonly Regex IntoVein = new(@"intravenous|\bIV\b|\bi\.v\.", Patterns.Linear);

    /// <summary>Registrants write "up to 18 years" for children.</summary>
    private const int Adulthood = 18;

    public static ImmutableArray<Capability> Read(RecordNode protocol, Phase phase, (int? Minimum, int? Maximum) ages, Warnings warnings)
    {
        var interventions = Intervention.ReadAll(protocol["armsInterventionsModule"]);
        var found = ImmutableSortedDictionary.CreateBuilder<Capability, string>();
        foreach (var (capability, sign) in Signs())
        {
            if (interventions.FirstOrDefault(intervention => sign.IsMatch(intervention.Name)) is { } intervention)
            {
                found[capability] = $"the intervention {RecordText.Quote(intervention.Name)}";
            }
        }

        if (interventions.FirstOrDefault(intervention => IsInfused(intervention.Name + ". " + intervention.Description)) is { } infused)
        {
            found[Capability.InfusionUnit] = $"{RecordText.Quote(infused.Name)} is given by infusion";
        }

        if (ages.Maximum <= Adulthood && (ages.Minimum ?? 0) < Adulthood)
        {
            found[Capability.Paediatrics] = $"nobody above {ages.Maximum} years takes part";
        }

        if (phase is Phase.EarlyPhase1 or Phase.Phase1 && protocol["eligibilityModule"]["healthyVolunteers"].IsTrue())
        {
            found[Capability.Phase1Unit] = "healthy volunteers take part in phase 1";
        }

        foreach (var (capability, reason) in found)
        {
            warnings.Add("required_capabilities", $"{capability} assumed: {reason}");
        }

        return [.. found.Keys];
    }

    private static bool IsInfused(string text) => Infused.IsMatch(text) && IntoVein.IsMatch(text);

    private static IEnumerable<(Capability Capability, Regex Sign)> Signs() =>
    [
        (Capability.Mri, Mri),
        (Capability.PetCt, Pet),
        (Capability.Radiotherapy, Radiotherapy),
        (Capability.CatheterLaboratory, Catheter),
        (Capability.Endoscopy, Endoscopy),
        (Capability.GeneTherapy, GeneTherapy),
    ];
}
