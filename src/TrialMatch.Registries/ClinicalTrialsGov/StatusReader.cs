using System.Globalization;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Warns if the registry says that the study is over or suspended; someone has to ask whether patients are still sought.</summary>
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
