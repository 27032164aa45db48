using System.Globalization;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Whether the registry says that the study is over or stands still; a person has to ask whether it still seeks patients.</summary>
internal static class StatusReader
{
    public static void Warn(RecordNode status, Warnings warnings)
    {
        var overall = status["overallStatus"];
        var written = overall.Text();
        if (written is "COMPLETED" or "TERMINATED" or "WITHDRAWN" or "SUSPENDED" or "UNKNOWN" or "ACTIVE_NOT_RECRUITING" or "NO_LONGER_AVAILABLE")
        {
            var words = written.Replace('_', ' ').ToLower(CultureInfo.InvariantCulture);
            warnings.Add(overall, $"the registry gives the status as {words}: ask the sponsor whether patients are still sought");
        }
    }
}
