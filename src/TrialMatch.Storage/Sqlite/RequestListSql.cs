using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// The statements that list requests. Each names its index, as those of <see cref="StudyListSql"/> do. There is one by trust and state and
/// one by area and state: a list of all states, or all areas, is merged from one stretch for each, so that a request, written for each
/// site of each study, stands in few trees.
/// </summary>
internal static class RequestListSql
{
    /// <summary>One page; at most 16 texts in all, one for each set of filters, first page or later.</summary>
    public static string Page(RequestQuery query, bool isFirst)
    {
        var stretches =
            from state in Stretches.Of(query.State, "$state")
            from area in query.Trust is null ? Stretches.Of(query.Area, "$area") : [""]
            select Stretch(query, state, area, isFirst);
        return $"""
            {string.Join("\nUNION ALL\n", stretches)}
            ORDER BY answer_by_ticks, asked_at_ticks, study, trust
            LIMIT $limit
            """;
    }

    /// <summary>The requests in one state: those of a trust, or of one area.</summary>
    private static string Stretch(RequestQuery query, string state, string area, bool isFirst)
    {
        var place = isFirst
            ? ""
            : " AND (answer_by_ticks, asked_at_ticks, study, trust) > ($afterAnswerBy, $afterAskedAt, $afterStudy, $afterTrust)";

        // A trust's requests lie in six areas: within them the area is checked row by row.
        return query.Trust is null
            ? $"""
            SELECT {RegistryRows.RequestColumns} FROM request INDEXED BY request_by_area_and_state
            WHERE area = {area} AND state = {state}{place}
            """
            : $"""
            SELECT {RegistryRows.RequestColumns} FROM request INDEXED BY request_by_trust_and_state
            WHERE trust = $trust AND state = {state}{(query.Area is null ? "" : " AND area = $area")}{place}
            """;
    }
}
