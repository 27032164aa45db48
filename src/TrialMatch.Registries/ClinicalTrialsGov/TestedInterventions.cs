using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// Which types of intervention a study tests. Comparators and what every arm gets are left out, and a type is corrected
/// where the name leaves no doubt: registrants enter stents as procedures, telephone applications as behaviour and radiotherapy as a device.
/// </summary>
internal static class TestedInterventions
{
    private static readonly Regex Pretended = new(@"^\W*(placebo|sham|no (intervention|treatment)|standard of care|standard care|usual care|treatment as usual|control)\b", Patterns.Linear);

    private static readonly Regex Radiotherapy = new(@"radio-?therap|radiation therap|radiosurg|brachytherap|irradiation|\b(SBRT|SABR|IMRT|VMAT|IORT)\b|proton (beam|therap)|carbon ion", Patterns.Linear);

    private static readonly Regex Scan = new(@"^\W*(\w+ )?(MRI|magnetic resonance imaging|PET|PET.?CT|CT|CT scan|computed tomography|x-?ray|blood (test|draw|sample))( scan)?s?\W*$", Patterns.Linear);

    private static readonly Regex ImplantedDevice = new(@"\bstent(s|ing)?\b|\b(coated|eluting) balloon|pacemaker|defibrillator|\bICD implant|(transcatheter|prosthetic|bioprosthetic|mechanical)( \w+)? valve|cochlear implant", Patterns.Linear);

    private static readonly Regex OtherDevice = new(@"\bdevices?\b|\b(phone|smartphone|mobile|web|tablet|digital)( \w+)? app(lication)?s?\b|\bapp\b|\bsoftware\b|digital therapeutic|(continuous|flash) glucose|\bi?s?CGM\b|insulin pump|closed.loop|artificial pancreas|delivery system|\bwearables?\b|virtual reality|transcranial (magnetic|direct|alternating)|\b(r?TMS|tDCS|tACS)\b|(nerve|brain|cord) stimulat(or|ion)|exoskeleton|auto-?injector|\bpen injector|pre-?filled (pen|syringe)|artificial intelligence", Patterns.Linear);

    private const string Field = "intervention_types";

    public static ImmutableArray<InterventionType> Read(RecordNode arms, Warnings warnings)
    {
        var all = Intervention.ReadAll(arms);
        if (all.IsEmpty)
        {
            warnings.Add(arms["interventions"], "the record names no intervention; the study's types are left open");
        }

        var tested = Tested(all, arms);
        if (tested.Length < all.Length)
        {
            var left = all.Except(tested).Select(intervention => intervention.Name).Where(name => name.Length > 0).Distinct().Take(5);
            warnings.Add(Field, "left out as comparator, placebo or common to all arms: " + RecordText.Shorten(string.Join("; ", left), 200));
        }

        return [.. tested.Select(intervention => Corrected(intervention, warnings)).Distinct().Take(StudyDraftLimits.InterventionTypes)];
    }

    private static ImmutableArray<Intervention> Tested(ImmutableArray<Intervention> all, RecordNode arms)
    {
        var experimental = Labels(arms, "EXPERIMENTAL");
        var comparing = Labels(arms, "ACTIVE_COMPARATOR", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR", "NO_INTERVENTION");
        ImmutableArray<Intervention> real = [.. all.Where(intervention => !Pretended.IsMatch(intervention.Name))];
        ImmutableArray<Intervention> inExperiment = [.. real.Where(intervention => intervention.Arms.Any(experimental.Contains))];
        ImmutableArray<Intervention> inExperimentOnly = [.. inExperiment.Where(intervention => !intervention.Arms.Any(comparing.Contains))];
        return FirstNotEmpty(inExperimentOnly, inExperiment, real, all);
    }

    private static HashSet<string> Labels(RecordNode arms, params string[] types) =>
        [.. arms["armGroups"].Items().Take(ImportLimits.ListItems).Where(arm => types.Contains(arm["type"].Text())).Select(arm => arm["label"].Text())];

    private static ImmutableArray<Intervention> FirstNotEmpty(params ImmutableArray<Intervention>[] choices) =>
        choices.FirstOrDefault(choice => !choice.IsEmpty, []);

    private static InterventionType Corrected(Intervention intervention, Warnings warnings)
    {
        InterventionType corrected = intervention.Type switch
        {
            null => InterventionType.Other,
            InterventionType.Device when Radiotherapy.IsMatch(intervention.Name) => InterventionType.Radiation,
            InterventionType.Device when Scan.IsMatch(intervention.Name) => InterventionType.DiagnosticTest,
            InterventionType.Drug when ImplantedDevice.IsMatch(intervention.Name) => InterventionType.Device,
            InterventionType.Procedure or InterventionType.Behavioral or InterventionType.CombinationProduct
                or InterventionType.DiagnosticTest or InterventionType.Other
                when ImplantedDevice.IsMatch(intervention.Name) || OtherDevice.IsMatch(intervention.Name) => InterventionType.Device,
            { } registered => registered,
        };
        if (corrected != intervention.Type)
        {
            var registered = intervention.Type is { } type ? $"registered as {type}" : "of no known type";
            warnings.Add(Field, $"{RecordText.Quote(intervention.Name)} is {registered}; read as {corrected}");
        }

        return corrected;
    }
}
