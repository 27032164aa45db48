using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Describes sites' answers to requests in words.</summary>
internal static class SiteAnswers
{
    public static string InWords(SiteRequest request) => string.Join("; ", Parts(request).Where(part => part.Length > 0));

    /// <summary>E.g. "2 accepted, 1 open".</summary>
    public static string Tally(IEnumerable<SiteRequest> requests) => string.Join(
        ", ",
        requests.GroupBy(request => request.State).OrderBy(group => group.Key).Select(group => $"{Figures.Whole(group.Count())} {EnumNames.InWords(group.Key)}"));

    private static IEnumerable<string> Parts(SiteRequest request)
    {
        if (request.State == SiteRequest.Types.State.Open)
        {
            yield return $"until {OsloText.Deadline(request.AnswerByTime)}";
        }

        if (request.DeclineReason != SiteRequest.Types.DeclineReason.Unspecified)
        {
            yield return EnumNames.InWords(request.DeclineReason);
        }

        yield return request.Investigator;
        yield return request.Remarks;
        yield return request.AnsweredByCentre ? "answered by the centre" : string.Empty;
    }
}
