using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// The statements that list requests. Each names its index, as those of <see cref="StudyListSql"/> do. There is one index by trust and
/// state, and one by area and state. A list of all states, or all areas, merges one index range for each, so that few indexes have to be
/// updated for each request.
/// </summary>
internal static class RequestListSql
{
    /// <summary>Returns the statement for one page; at most 24 texts, one for each combination of filters, first page or later.</summary>
    public static string Page(RequestQuery query, bool isFirst)
    {
        var stretches =
            from state in query.IsUnanswered ? IndexRanges.Of(RequestQuery.Unanswered) : IndexRanges.Of(query.State, "$state")
            from area in query.Trust is null ? IndexRanges.Of(query.Area, "$area") : [""]
            select RangeOf(query, state, area, isFirst);
        return $"""
            {string.Join("\nUNION ALL\n", stretches)}
            ORDER BY answer_by_ticks, asked_at_ticks, study, trust
            LIMIT $limit
            """;
    }

    /// <summary>Returns the requests in one state: those of a trust, or of one area.</summary>
    private static string RangeOf(RequestQuery query, string state, string area, bool isFirst)
    {
        var place = isFirst
            ? ""
            : " AND (answer_by_ticks, asked_at_ticks, study, trust) > ($afterAnswerBy, $afterAskedAt, $afterStudy, $afterTrust)";

        // A trust's requests are in up to six areas: check the area row by row.
        // Those of several trusts are checked row by row too: a range for each would be more than a statement may have.
        var among = query.Among.IsEmpty ? "" : " AND trust IN (SELECT value FROM json_each($among))";
        return query.Trust is null
            ? $"""
            SELECT {RegistryRows.RequestColumns} FROM request INDEXED BY request_by_area_and_state
            WHERE area = {area} AND state = {state}{among}{place}
            """
            : $"""
            SELECT {RegistryRows.RequestColumns} FROM request INDEXED BY request_by_trust_and_state
            WHERE trust = $trust AND state = {state}{(query.Area is null ? "" : " AND area = $area")}{place}
            """;
    }
}
