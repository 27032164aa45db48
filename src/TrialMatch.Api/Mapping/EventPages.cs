using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Api.Access;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>
/// Pages through a study's history. A page is limited in entries and in bytes: remarks may be long, and clients accept 4 MB by default.
/// </summary>
internal static class EventPages
{
    private const int MaxBytes = 1024 * 1024;

    public static EventPageQuery EventPage(this RequestReader fields, StudyId study, int pageSize, string pageToken)
    {
        var after = fields.PageToken(ListOf(study), pageToken);
        var version = 0L;
        if (after.Length > 0 && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out version))
        {
            fields.Add("page_token", "expected the next_page_token of this list");
        }

        return new EventPageQuery(study, fields.PageSize(pageSize), version);
    }

    public static V1.ListStudyEventsResponse Read(EventPageQuery query, ImmutableArray<HistoryEntry> history, Caller reader)
    {
        var response = new V1.ListStudyEventsResponse();
        var bytes = 0;
        foreach (var told in EventDescriptions.ToProto(query.Study, history, query.AfterVersion, reader))
        {
            bytes += told.CalculateSize();
            if (response.Events.Count > 0 && (response.Events.Count == query.PageSize || bytes > MaxBytes))
            {
                var last = response.Events[^1].Version;
                response.NextPageToken = Pages.TokenOf(ListOf(query.Study), last.ToString(CultureInfo.InvariantCulture));
                break;
            }

            response.Events.Add(told);
        }

        return response;
    }

    private static string ListOf(StudyId study) => ResourceNames.Of(study) + "/events";
}
