using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what a study asks for, in a few lines.</summary>
internal static class DraftText
{
    public static void Write(Terminal terminal, StudyDraft draft)
    {
        terminal.Heading(BlindedText.Or(draft.Title, draft.Intake is { Blinded: true }));
        terminal.Line($"  {string.Join(", ", Kind(draft))}");
        if (draft.Conditions.Count > 0)
        {
            terminal.Line($"  for {string.Join(", ", draft.Conditions)}");
        }

        terminal.Line(
            $"  wants {Figures.Whole(draft.TargetPatients)} patients{Minimum(draft)} from {Figures.Day(draft.EnrolmentStart)} to {Figures.Day(draft.EnrolmentEnd)}");
        IntakeText.WriteDecision(terminal, draft);
    }

    private static IEnumerable<string> Kind(StudyDraft draft)
    {
        foreach (var id in draft.RegistryIds)
        {
            yield return id;
        }

        if (draft.ProtocolCode.Length > 0)
        {
            yield return draft.ProtocolCode;
        }

        yield return EnumNames.InWords(draft.StudyType);
        yield return EnumNames.InWords(draft.Phase);
        if (draft.InterventionTypes.Count > 0)
        {
            yield return string.Join("+", draft.InterventionTypes.Distinct().Select(type => EnumNames.InWords(type)));
        }
    }

    private static string Minimum(StudyDraft draft) =>
        draft.HasMinimumPatients && draft.MinimumPatients != draft.TargetPatients ? $" (at least {Figures.Whole(draft.MinimumPatients)})" : string.Empty;
}
