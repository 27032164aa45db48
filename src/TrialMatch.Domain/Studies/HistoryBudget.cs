using System.Globalization;
using System.Text;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>
/// How much people may add to one study's history. Nothing is ever taken out of it (R6), so what could go on for ever has an end:
/// remarks, moves in the waiting list, corrections. What carries the study's life on has none.
/// </summary>
public static class HistoryBudget
{
    /// <summary>Some ten times what 22 sites report, each month of ten years, with a line of remarks every second time.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>What an entry takes beside its texts, about.</summary>
    private const int BytesOfAnEntry = 256;

    /// <summary>Why a command may not be added any more, or null.</summary>
    public static Refusal? RefusalOf(Study study, IEnumerable<HistoryEntry> history, CommandEvent wanted)
    {
        var isFull = history.Sum(BytesOf) + BytesOf(wanted) > MaxBytes;
        return isFull && (wanted.Remarks.Length > 0 || !CarriesLifeOn(study, wanted))
            ? Refusal.Of(
                RefusalReason.HistoryFull,
                wanted.Remarks.Length > 0 ? "remarks" : "name",
                $"the history of {study.Id} has as much as people may add to it; what carries the study on is still taken, without remarks")
                .With("study", study.Id.Value).With("mostBytes", MaxBytes.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static bool CarriesLifeOn(Study study, CommandEvent wanted) => wanted switch
    {
        StudyPrioritised => false,
        RecruitmentReported reported => study.FindSite(reported.Trust)?.Recruited.ContainsKey(reported.Month) != true,
        _ => true,
    };

    private static int BytesOf(HistoryEntry entry) => entry.Event is CommandEvent commanded ? BytesOf(commanded) : 0;

    private static int BytesOf(CommandEvent commanded) => BytesOfAnEntry
        + Encoding.UTF8.GetByteCount(commanded.Remarks)
        + Encoding.UTF8.GetByteCount((commanded as RequestAccepted)?.Investigator ?? string.Empty);
}
