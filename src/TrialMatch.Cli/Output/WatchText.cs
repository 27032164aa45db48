using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>What happens, an event a line.</summary>
internal static class WatchText
{
    public static void Write(Terminal terminal, StudyEvent happened) => terminal.Line(
        $"{Figures.Whole(happened.Version)}  {Figures.Instant(happened.Time)}  {happened.Type}; {EnumNames.InWords(happened.State)}{Detail(happened)}");

    public static void Write(Terminal terminal, WatchRequestsResponse happened) => terminal.Line(
        $"{Figures.Whole(happened.Version)}  {Figures.Instant(happened.Time)}  {happened.Type}: {string.Join("; ", happened.Requests.Select(Describe))}");

    private static string Detail(StudyEvent happened) => happened.Detail.Length == 0 ? string.Empty : $": {happened.Detail}";

    private static string Describe(SiteRequest request) =>
        $"{request.Study} at {request.Trust} {EnumNames.InWords(request.State)}, {Figures.Whole(request.AskedPatients)} patients, until {OsloText.Deadline(request.AnswerByTime)}";
}
