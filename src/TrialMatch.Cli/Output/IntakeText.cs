using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what a sponsor told of a study beside what is planned.</summary>
internal static class IntakeText
{
    /// <summary>Prints on a line how far the sponsor's decision is, if it said so.</summary>
    public static void WriteDecision(Terminal terminal, StudyDraft draft)
    {
        if (draft.Intake?.Decision is not { } decision)
        {
            return;
        }

        var parts = new List<string>();
        if (decision.Stage != SponsorDecision.Types.Stage.Unspecified)
        {
            parts.Add(EnumNames.InWords(decision.Stage));
        }

        if (decision.Date is { } date)
        {
            parts.Add($"decided by {Figures.Day(date)}");
        }

        if (decision.HasNorwayChosen)
        {
            parts.Add(decision.NorwayChosen ? "Norway is chosen" : "Norway is not chosen yet");
        }

        if (parts.Count > 0)
        {
            terminal.Line($"  {string.Join(", ", parts)}");
        }
    }

    /// <summary>Prints everything else that was told.</summary>
    public static void WriteInFull(Terminal terminal, StudyDraft draft)
    {
        if (draft.Intake is not { } intake)
        {
            return;
        }

        foreach (var product in intake.Products)
        {
            terminal.Line($"Product  {string.Join(", ", About(product))}");
        }

        Write(terminal, "Numbers ", intake.RegistryNumbers.Where(number => !draft.RegistryIds.Contains(number.Number)).Select(number => number.Number));
        Write(terminal, "Patients", AboutPatients(intake));
        Write(terminal, "Include ", Told(intake.InclusionCriteria));
        Write(terminal, "Exclude ", Told(intake.ExclusionCriteria));
        Write(terminal, "World   ", Worldwide(intake));
        Write(terminal, "Wishes  ", intake.WantedRegions.Select(region => $"sites in {region}").Concat(intake.WantedTrusts.Select(trust => ResourceName.IdOf("trusts", trust))));
        Write(terminal, "Asked   ", intake.ContactedTrusts.Select(trust => $"{ResourceName.IdOf("trusts", trust)} by the sponsor itself"));
        Write(terminal, "CRO     ", AboutCro(intake.Cro));
        Write(terminal, "Synopsis", AboutSynopsis(intake.Synopsis));
    }

    private static void Write(Terminal terminal, string label, IEnumerable<string> parts)
    {
        var line = string.Join(", ", parts);
        if (line.Length > 0)
        {
            terminal.Line($"{label} {line}");
        }
    }

    private static IEnumerable<string> Told(string text) => text.Length == 0 ? [] : [text];

    private static IEnumerable<string> About(Product product)
    {
        if (product.Name.Length > 0)
        {
            yield return product.Name;
        }

        yield return EnumNames.InWords(product.Kind);
        if (product.DeviceClass != Product.Types.DeviceClass.Unspecified)
        {
            yield return EnumNames.InWords(product.DeviceClass);
        }

        if (product.CeState != Product.Types.CeState.Unspecified)
        {
            yield return "CE " + EnumNames.InWords(product.CeState);
        }

        if (product.GeneticallyModified)
        {
            yield return "genetically modified";
        }
    }

    private static IEnumerable<string> AboutPatients(StudyIntake intake)
    {
        if (intake.HasPaediatric)
        {
            yield return intake.Paediatric ? "children too" : "adults alone";
        }

        if (intake.Biomarker.Length > 0)
        {
            yield return $"with {intake.Biomarker}";
        }

        if (intake.OutOfHours)
        {
            yield return "work at nights or on weekends";
        }
    }

    private static IEnumerable<string> Worldwide(StudyIntake intake)
    {
        if (intake.HasGlobalTargetPatients)
        {
            yield return $"{Figures.Whole(intake.GlobalTargetPatients)} patients";
        }

        if (intake.HasGlobalSites)
        {
            yield return $"{Figures.Whole(intake.GlobalSites)} sites";
        }
    }

    private static IEnumerable<string> AboutCro(ActingCro? cro) =>
        cro is null ? [] : [cro.DisplayName, cro.SponsorUnnamed ? "for a sponsor that is not named yet" : "for the sponsor"];

    private static IEnumerable<string> AboutSynopsis(Synopsis? synopsis) =>
        synopsis is null ? [] : Told(synopsis.Uri).Concat(Told(synopsis.Sha256).Select(hash => "SHA-256 " + hash));
}
