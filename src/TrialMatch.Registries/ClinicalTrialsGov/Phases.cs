using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>The registry lists one or two phases ("PHASE1", "PHASE2"), "NA", or none at all.</summary>
internal static class Phases
{
    public static Phase Read(JsonView design, StudyType type, Notes notes)
    {
        var written = design["phases"].Texts().ToList();
        var phases = written.SelectMany(text => text.Split('/', '|', ',')).Select(Plain).Order().Distinct().ToList();
        Phase? phase = string.Join('+', phases) switch
        {
            "NA" or "N" => Phase.NotApplicable,
            "EARLYPHASE1" => Phase.EarlyPhase1,
            "PHASE1" => Phase.Phase1,
            "PHASE1+PHASE2" => Phase.Phase1To2,
            "PHASE2" => Phase.Phase2,
            "PHASE2+PHASE3" => Phase.Phase2To3,
            "PHASE3" => Phase.Phase3,
            "PHASE4" => Phase.Phase4,
            _ => null,
        };
        if (phase is null && (written.Count > 0 || type == StudyType.Interventional))
        {
            var found = written.Count > 0 ? $"\"{TextCleaner.Shorten(string.Join(", ", written), 80)}\" is no phase" : "the record gives no phase";
            notes.Warn("phase", found + "; read as not applicable");
        }

        return phase ?? Phase.NotApplicable;
    }

    private static string Plain(string text) => string.Concat(text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
