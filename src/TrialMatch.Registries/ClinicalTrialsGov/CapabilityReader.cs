using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>What sites must have, as far as a record states it plainly; each is a warning, since no record lists its needs.</summary>
internal static class CapabilityReader
{
    private static readonly Regex Mri = new(@"\bMRI\b|magnetic resonance imaging", Patterns.Linear);

    private static readonly Regex Pet = new(@"\bPET\b|positron emission", Patterns.Linear);

    private static readonly Regex Radiotherapy = new(@"radio-?therap|radiation therap|radiosurg|brachytherap|\b(SBRT|SABR|IMRT)\b", Patterns.Linear);

    private static readonly Regex Catheter = new(@"catheter ablation|percutaneous coronary|transcatheter|\b(TAVI|TAVR|PCI)\b", Patterns.Linear);

    private static readonly Regex Endoscopy = new(@"colonoscop|gastroscop|endoscop(y|ic (mucosal|submucosal|resection))", Patterns.Linear);

    private static readonly Regex GeneTherapy = new(@"\bCAR.?T\b|gene therapy|\bAAV\d*\b|adeno-?associated|lentivir", Patterns.Linear);

    private static readonly Regex Infusion = new(@"(intravenous|IV)\s+infusion|infused intravenously|\bi\.v\. infusion", Patterns.Linear);

    private const int Adulthood = 18;

    public static ImmutableArray<Capability> Read(RecordNode protocol, Phase phase, int? maximumAge, Warnings warnings)
    {
        var interventions = Intervention.ReadAll(protocol["armsInterventionsModule"]);
        var found = ImmutableSortedDictionary.CreateBuilder<Capability, string>();
        foreach (var (capability, sign) in Signs())
        {
            if (interventions.FirstOrDefault(intervention => sign.IsMatch(intervention.Name)) is { } intervention)
            {
                found[capability] = $"the intervention \"{RecordText.Shorten(intervention.Name, 80)}\"";
            }
        }

        if (interventions.FirstOrDefault(intervention => Infusion.IsMatch(intervention.Name + ". " + intervention.Description)) is { } infused)
        {
            found[Capability.InfusionUnit] = $"\"{RecordText.Shorten(infused.Name, 80)}\" is given by infusion";
        }

        if (maximumAge < Adulthood)
        {
            found[Capability.Paediatrics] = $"nobody above {maximumAge} years takes part";
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
