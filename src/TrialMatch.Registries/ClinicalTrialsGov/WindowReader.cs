using System.Globalization;

namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>
/// When patients may be enrolled: from the study's start until a patient enrolled last can still be followed up to the
/// primary completion. Where that would have begun before today it begins a few months ahead and keeps its length.
/// </summary>
internal static class WindowReader
{
    private const string Start = "enrolment_start";
    private const string End = "enrolment_end";

    public static (DateOnly Start, DateOnly End) Read(RecordNode status, int followUpMonths, ImportContext context, Warnings warnings)
    {
        var start = ReadStart(status, warnings);
        var end = start is { } first ? ReadEnd(status, first, followUpMonths, warnings) : null;
        return Place(start, LengthMonths(start, end, context.Defaults, warnings), end, context, warnings);
    }

    private static DateOnly? ReadStart(RecordNode status, Warnings warnings)
    {
        var node = status["startDateStruct"]["date"];
        var date = PartialDate.Parse(node.Text());
        if (date is null)
        {
            warnings.Add(node, "the record gives no usable start date, expected as 2027-03 or 2027-03-15");
        }

        return date?.First;
    }

    private static DateOnly? ReadEnd(RecordNode status, DateOnly start, int followUpMonths, Warnings warnings)
    {
        var primary = status["primaryCompletionDateStruct"]["date"];
        var completion = PartialDate.Parse(primary.Text());
        if (completion is null)
        {
            var overall = status["completionDateStruct"]["date"];
            completion = PartialDate.Parse(overall.Text());
            var instead = completion is null ? "nor a usable completion date" : "so the completion date is taken";
            warnings.Add(primary, $"the record gives no usable primary completion date, {instead}");
        }

        if (completion is not { } date)
        {
            return null;
        }

        var end = date.Last.AddMonths(-followUpMonths);
        if (end <= start)
        {
            warnings.Add(End, $"completion on {Iso(date.Last)} less {followUpMonths} months of follow-up leaves no time to enrol after {Iso(start)}");
        }

        return end;
    }

    /// <summary>Whole months, part months counted, within the limits.</summary>
    private static int LengthMonths(DateOnly? start, DateOnly? end, ImportDefaults defaults, Warnings warnings)
    {
        if (start is not { } first || end is not { } last)
        {
            warnings.Add(End, $"the record's dates give no length of enrolment; the planning default of {defaults.EnrolmentMonths} months is assumed");
            return defaults.EnrolmentMonths;
        }

        var next = last.AddDays(1);
        var months = ((next.Year - first.Year) * 12) + next.Month - first.Month + (next.Day > first.Day ? 1 : 0);
        var kept = Math.Min(Math.Max(months, defaults.LeastEnrolmentMonths), defaults.MostEnrolmentMonths);
        if (kept != months)
        {
            warnings.Add(End, $"the record's dates give {Math.Max(0, months)} months of enrolment; {kept} are planned, the limits being {defaults.LeastEnrolmentMonths} to {defaults.MostEnrolmentMonths}");
        }

        return kept;
    }

    private static (DateOnly Start, DateOnly End) Place(DateOnly? start, int months, DateOnly? end, ImportContext context, Warnings warnings)
    {
        if (start is { } first && first >= context.Today)
        {
            var latest = first.AddMonths(months).AddDays(-1);
            return (first, end is { } last && last > first && last < latest && first.AddMonths(months - 1) <= last ? last : latest);
        }

        var ahead = new DateOnly(context.Today.Year, context.Today.Month, 1).AddMonths(context.Defaults.MonthsUntilStart);
        var why = start is { } passed ? $"the record's start, {Iso(passed)}, has passed" : "the record gives no start";
        warnings.Add(Start, $"{why}; enrolment is planned from {Iso(ahead)} for {months} months");
        return (ahead, ahead.AddMonths(months).AddDays(-1));
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
