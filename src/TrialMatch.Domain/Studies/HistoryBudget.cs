using System.Globalization;
using System.Text;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies;

/// <summary>
/// Limits what people may add to a study's history. Nothing is ever removed from it (R6), so entries that could repeat without end are limited:
/// remarks, changes of priority, corrections. Commands that the study needs to proceed are not.
/// </summary>
public static class HistoryBudget
{
    /// <summary>About ten times the reports of 22 sites in every month of ten years, half of them with a line of remarks.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>The approximate size of an entry without its texts, in bytes.</summary>
    private const int BytesOfAnEntry = 256;

    /// <summary>Returns a refusal where the command exceeds the limit, or null.</summary>
    public static Refusal? RefusalOf(Study study, IEnumerable<HistoryEntry> history, CommandEvent wanted)
    {
        var isFull = history.Sum(BytesOf) + BytesOf(wanted) > MaxBytes;
        return isFull && (wanted.Remarks.Length > 0 || !CarriesLifeOn(study, wanted))
            ? Refusal.Of(
                RefusalReason.HistoryFull,
                FieldOf(wanted),
                $"the history of {study.Id} has reached its size limit; commands that the study needs to proceed are still accepted, without remarks")
                .With("study", study.Id.Value).With("mostBytes", MaxBytes.ToString(CultureInfo.InvariantCulture))
            : null;
    }

    private static string FieldOf(CommandEvent wanted) => wanted switch
    {
        QuestionAsked or QuestionAnswered => "text",
        { Remarks.Length: > 0 } => "remarks",
        _ => "name",
    };

    private static bool CarriesLifeOn(Study study, CommandEvent wanted) => wanted switch
    {
        StudyPrioritised or QuestionAsked or QuestionAnswered or StudyReleased => false,
        InterestReported reported => study.Inquiry?.FindSite(reported.Trust)?.Answer is null,
        RecruitmentReported reported => study.FindSite(reported.Trust)?.Recruited.ContainsKey(reported.Month) != true,
        _ => true,
    };

    private static int BytesOf(HistoryEntry entry) => entry.Event is CommandEvent commanded ? BytesOf(commanded) : 0;

    private static int BytesOf(CommandEvent commanded) => BytesOfAnEntry
        + Encoding.UTF8.GetByteCount(commanded.Remarks)
        + Encoding.UTF8.GetByteCount((commanded as RequestAccepted)?.Investigator ?? (commanded as StudyReleased)?.Title ?? string.Empty);
}
