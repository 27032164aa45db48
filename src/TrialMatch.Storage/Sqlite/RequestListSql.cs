using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The statements that list requests. Each names its index, as those of <see cref="StudyListSql"/> do.</summary>
internal static class RequestListSql
{
    public const string Columns =
        "study, study_title, area, trust, state, asked_at_ticks, answer_by_ticks, patients";

    /// <summary>One page; at most 16 texts in all, one for each set of filters, first page or later.</summary>
    public static string Page(RequestQuery query, bool isFirst)
    {
        var conditions = new List<string>();
        AddIf(query.Area is not null, "area = $area");
        AddIf(query.Trust is not null, "trust = $trust");
        AddIf(query.State is not null, "state = $state");
        AddIf(!isFirst, "(answer_by_ticks, study, trust) > ($afterTicks, $afterStudy, $afterTrust)");
        var where = conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
        return $"""
            SELECT {Columns} FROM request INDEXED BY {Index(query)}
            {where}
            ORDER BY answer_by_ticks, study, trust
            LIMIT $limit
            """;

        void AddIf(bool applies, string condition)
        {
            if (applies)
            {
                conditions.Add(condition);
            }
        }
    }

    // A trust's requests lie in six areas: within them the area is checked row by row.
    private static string Index(RequestQuery query) => query switch
    {
        { Trust: not null, State: not null } => "request_by_trust_and_state",
        { Trust: not null } => "request_by_trust",
        { Area: not null, State: not null } => "request_by_area_and_state",
        { Area: not null } => "request_by_area",
        { State: not null } => "request_by_state",
        _ => "request_by_deadline",
    };
}
