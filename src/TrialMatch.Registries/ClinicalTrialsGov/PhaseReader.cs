using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Reads the phase. The registry lists one phase, two ("PHASE1", "PHASE2"), "NA", or none.</summary>
internal static class PhaseReader
{
    public static Phase Read(RecordNode design, StudyType type, Warnings warnings)
    {
        var node = design["phases"];
        var written = node.Texts().Take(ImportLimits.ListItems).ToList();
        var phase = Parse(written);
        if (phase is null && (written.Count > 0 || type == StudyType.Interventional))
        {
            var found = written.Count > 0 ? RecordText.Quote(string.Join(", ", written)) + " is not a phase" : "the record gives no phase";
            warnings.Add(node, found + "; read as not applicable");
        }

        return phase ?? Phase.NotApplicable;
    }

    private static Phase? Parse(IEnumerable<string> written)
    {
        var phases = written.SelectMany(text => text.Split('|', ',')).SelectMany(Parts).Order(StringComparer.Ordinal).Distinct();
        return string.Join('+', phases) switch
        {
            "NA" => Phase.NotApplicable,
            "EARLYPHASE1" => Phase.EarlyPhase1,
            "PHASE1" => Phase.Phase1,
            "PHASE1+PHASE2" => Phase.Phase1Phase2,
            "PHASE2" => Phase.Phase2,
            "PHASE2+PHASE3" => Phase.Phase2Phase3,
            "PHASE3" => Phase.Phase3,
            "PHASE4" => Phase.Phase4,
            _ => null,
        };
    }

    /// <summary>Splits "Phase 1/Phase 2" into two; "N/A" is one.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var plain = Plain(text);
        return plain == "NA" ? [plain] : text.Split('/').Select(Plain).Where(part => part.Length > 0);
    }

    private static string Plain(string text) => string.Concat(text.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
}
