using System.Globalization;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// The statements of the registry. Each names its index: SQLite then refuses the statement rather than scan the table, and the choice does
/// not depend on statistics. A list by state or by lead alone is merged from ranges of the one index by both.
/// </summary>
internal static class StudyListSql
{
    public const string Due = $"""
        SELECT {RegistryRows.StudyColumns} FROM study INDEXED BY study_by_due
        WHERE due_at_ticks IS NOT NULL AND due_at_ticks <= $now
        ORDER BY due_at_ticks, registered_at_ticks, id
        LIMIT $limit
        """;

    /// <summary>By the unique index of ids.</summary>
    public const string Head = $"SELECT {RegistryRows.HeadColumns} FROM study WHERE id = $id";

    public const string Waiting = $"""
        SELECT {RegistryRows.StudyColumns} FROM study INDEXED BY study_by_place_in_queue
        WHERE state = {Waitlisted}
        ORDER BY priority DESC, registered_at_ticks, id
        LIMIT $limit
        """;

    public const string WaitingUnderLead = $"""
        SELECT {RegistryRows.StudyColumns} FROM study INDEXED BY study_by_lead_and_place_in_queue
        WHERE state = {Waitlisted} AND lead = $lead
        ORDER BY priority DESC, registered_at_ticks, id
        LIMIT $limit
        """;

    /// <summary>Two ranges of the index: all studies of higher priority, and those of the same priority that arrived before.</summary>
    public const string CountWaitingBefore = $"""
        SELECT (
            SELECT count(*) FROM study INDEXED BY study_by_lead_and_place_in_queue
            WHERE state = {Waitlisted} AND lead = $lead AND priority > $priority
        ) + (
            SELECT count(*) FROM study INDEXED BY study_by_lead_and_place_in_queue
            WHERE state = {Waitlisted} AND lead = $lead AND priority = $priority
                AND (registered_at_ticks, id) < ($registeredAt, $id)
        )
        """;

    /// <summary>In the order of first writing. The limit is part of the text, so that listing and checking consider the same studies.</summary>
    public static readonly string WithIdentityKey = $"""
        SELECT study.id, study.sponsor
        FROM study_identity INDEXED BY study_identity_by_key
        JOIN study ON study.grain_state_id = study_identity.grain_state_id
        WHERE study_identity.key = ?1
        ORDER BY study_identity.grain_state_id
        LIMIT {IStudyRegistry.MaxDuplicatesPerKey.ToString(CultureInfo.InvariantCulture)}
        """;

    /// <summary>
    /// The inquiries that came to an end, and those that became a placement. One that was confirmed (2) ends when it is placed or over, not while it
    /// is being matched, asked or waits.
    /// </summary>
    public const string Conversions = """
        SELECT count(*), count(CASE WHEN inquiry = 2 AND state IN (5, 6, 7) THEN 1 END)
        FROM study INDEXED BY study_by_inquiry
        WHERE inquiry IS NOT NULL AND inquiry > 1 AND NOT (inquiry = 2 AND state IN (1, 2, 3, 4, 8, 9, 14))
        """;

    /// <summary>The placed (5) and recruiting (6) studies that the public may see on a day.</summary>
    public const string Public = $"""
        SELECT {RegistryRows.StudyColumns}
        FROM study INDEXED BY study_by_public_day
        WHERE public_from_day <= $today AND state IN (5, 6)
        ORDER BY placed_at_ticks DESC, id
        LIMIT $limit
        """;

    /// <summary>The regional account: read from the index only, starting at the first placement that counts.</summary>
    public const string RegionSums = """
        SELECT region, sum(due_patients), sum(got_patients)
        FROM study_region INDEXED BY study_region_by_placement
        WHERE placed_at_ticks >= $since AND placed_at_ticks < $before
        GROUP BY region
        ORDER BY region
        """;

    public const string RequestFacts = $"""
        SELECT {RegistryRows.RequestFactColumns} FROM request INDEXED BY request_by_asking
        WHERE asked_at_ticks >= $from AND asked_at_ticks < $before
        """;

    public const string StudyFacts = $"""
        SELECT {RegistryRows.StudyFactColumns} FROM study INDEXED BY study_by_arrival
        LEFT JOIN request ON request.grain_state_id = study.grain_state_id
        WHERE study.registered_at_ticks >= $from AND study.registered_at_ticks < $before
        ORDER BY study.registered_at_ticks, study.id
        """;

    public const string RecruitmentFacts = $"""
        SELECT {RegistryRows.RecruitmentFactColumns} FROM recruitment INDEXED BY recruitment_by_month
        JOIN study ON study.grain_state_id = recruitment.grain_state_id
        JOIN request ON request.grain_state_id = recruitment.grain_state_id AND request.trust = recruitment.trust
        WHERE recruitment.month >= $from AND recruitment.month <= $to
        ORDER BY recruitment.month
        """;

    public const string Activity = $"""
        SELECT {RegistryRows.ActivityColumns} FROM recruitment INDEXED BY recruitment_by_month
        JOIN study ON study.grain_state_id = recruitment.grain_state_id
        WHERE recruitment.month >= $from AND recruitment.month <= $to
        GROUP BY study.grain_state_id, recruitment.trust
        """;

    // StudyState.Waitlisted, as in the partial indexes: with a parameter SQLite could not tell that they apply.
    private const string Waitlisted = "9";

    /// <summary>Returns the statement for one page: one text for each combination of filters, first page or later, all that is left or an end.</summary>
    /// <param name="hasEnd">Whether the page ends at <c>$endTicks</c> and <c>$endId</c>.</param>
    public static string Page(StudyQuery query, bool isFirst, bool hasEnd = false) =>
        Merged(query, RegistryRows.StudyColumns, [.. Ranges(query, isFirst, hasEnd), .. Searches(query)], "LIMIT $limit");

    /// <summary>Returns the statement for the place of the last study that a page looks at; no row where fewer are left.</summary>
    public static string End(StudyQuery query, bool isFirst) =>
        Merged(query, "registered_at_ticks, id", [.. Ranges(query, isFirst, hasEnd: false)], "LIMIT 1 OFFSET $examined - 1");

    private static string Merged(StudyQuery query, string columns, string[] conditions, string limit)
    {
        string[] stretches = query switch
        {
            // A sponsor has few studies: check the other filters row by row.
            { Sponsor: not null } => [Range("study_by_sponsor", ["sponsor = $sponsor", .. Equal(query.State, "state"), .. Equal(query.Lead, "lead")])],
            { State: null, Lead: null } => [Range("study_by_arrival", [])],
            _ =>
            [
                .. from state in IndexRanges.Of(query.State, "$state")
                   from lead in IndexRanges.Of(query.Lead, "$lead")
                   select Range("study_by_state_and_lead", [$"state = {state}", $"lead = {lead}"]),
            ],
        };
        return $"""
            {string.Join("\nUNION ALL\n", stretches)}
            ORDER BY registered_at_ticks, id
            {limit}
            """;

        string Range(string index, string[] filters)
        {
            string[] all = [.. filters, .. conditions];
            return $"""
                SELECT {columns} FROM study INDEXED BY {index}
                {(all.Length == 0 ? "" : "WHERE " + string.Join(" AND ", all))}
                """;
        }
    }

    private static string[] Equal<T>(T? filter, string column)
        where T : struct, Enum => filter is null ? [] : [$"{column} = ${column}"];

    private static IEnumerable<string> Ranges(StudyQuery query, bool isFirst, bool hasEnd)
    {
        if (!isFirst)
        {
            yield return "(registered_at_ticks, id) > ($afterTicks, $afterId)";
        }
        else if (query.RegisteredFrom is not null)
        {
            yield return "registered_at_ticks >= $from";
        }

        if (hasEnd)
        {
            yield return "(registered_at_ticks, id) <= ($endTicks, $endId)";
        }
        else if (query.RegisteredBefore is not null)
        {
            yield return "registered_at_ticks < $before";
        }
    }

    /// <summary>What is checked row by row.</summary>
    private static IEnumerable<string> Searches(StudyQuery query)
    {
        (bool IsSet, string Condition)[] all =
        [
            (query.IsWithoutBlinded, "is_blinded = 0"),
            (query.Intent is not null, query.Intent == StudyIntent.Explore ? "inquiry IS NOT NULL" : "inquiry IS NULL"),
            (query.Field is not null, "condition_group = $field"),
            (query.Phase is not null, "phase = $phase"),
            (query.Text.Length > 0, "instr(search_text, $text) > 0"),
            (
                !query.AskedOfAny.IsEmpty,
                "EXISTS (SELECT 1 FROM request WHERE request.grain_state_id = study.grain_state_id AND request.trust IN (SELECT value FROM json_each($asked)))"),
        ];
        return all.Where(each => each.IsSet).Select(each => each.Condition);
    }
}
