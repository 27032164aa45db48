using System.Globalization;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// The statements that list requests. Each names its index, as those of <see cref="StudyListSql"/> do. Every index goes by state: a
/// list of all states is merged from one stretch for each, so that a request, written for each site of each study, stands in fewer trees.
/// </summary>
internal static class RequestListSql
{
    public const string Columns =
        "study, study_title, area, trust, state, asked_at_ticks, answer_by_ticks, patients";

    private static readonly string[] EveryState =
        [.. Enum.GetValues<RequestState>().Select(state => ((int)state).ToString(CultureInfo.InvariantCulture))];

    /// <summary>One page; at most 16 texts in all, one for each set of filters, first page or later.</summary>
    public static string Page(RequestQuery query, bool isFirst)
    {
        string[] states = query.State is null ? EveryState : ["$state"];
        return $"""
            {string.Join("\nUNION ALL\n", states.Select(state => Stretch(query, state, isFirst)))}
            ORDER BY answer_by_ticks, study, trust
            LIMIT $limit
            """;
    }

    /// <summary>The requests in one state.</summary>
    private static string Stretch(RequestQuery query, string state, bool isFirst)
    {
        var conditions = new List<string> { $"state = {state}" };
        AddIf(query.Area is not null, "area = $area");
        AddIf(query.Trust is not null, "trust = $trust");
        AddIf(!isFirst, "(answer_by_ticks, study, trust) > ($afterTicks, $afterStudy, $afterTrust)");
        return $"""
            SELECT {Columns} FROM request INDEXED BY {Index(query)}
            WHERE {string.Join(" AND ", conditions)}
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
        { Trust: not null } => "request_by_trust_and_state",
        { Area: not null } => "request_by_area_and_state",
        _ => "request_by_state",
    };
}
