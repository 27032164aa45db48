using System.Globalization;
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

    /// <summary>Returns the statement for one page; at most 32 texts, one for each combination of filters, first page or later.</summary>
    public static string Page(StudyQuery query, bool isFirst)
    {
        string[] stretches = query switch
        {
            { Sponsor: not null } => [RangeOf(query, "study_by_sponsor", isFirst)],
            { State: null, Lead: null } => [RangeOf(query, "study_by_arrival", isFirst)],
            _ =>
            [
                .. from state in IndexRanges.Of(query.State, "$state")
                   from lead in IndexRanges.Of(query.Lead, "$lead")
                   select RangeOf("study_by_state_and_lead", [$"state = {state}", $"lead = {lead}", .. Unblinded(query)], isFirst),
            ],
        };
        return $"""
            {string.Join("\nUNION ALL\n", stretches)}
            ORDER BY registered_at_ticks, id
            LIMIT $limit
            """;
    }

    // A sponsor has few studies: check the other filters row by row.
    private static string RangeOf(StudyQuery query, string index, bool isFirst)
    {
        var conditions = new List<string>();
        AddIf(query.Sponsor is not null, "sponsor = $sponsor");
        AddIf(query.State is not null, "state = $state");
        AddIf(query.Lead is not null, "lead = $lead");
        conditions.AddRange(Unblinded(query));
        return RangeOf(index, conditions, isFirst);

        void AddIf(bool applies, string condition)
        {
            if (applies)
            {
                conditions.Add(condition);
            }
        }
    }

    private static IEnumerable<string> Unblinded(StudyQuery query) => query.IsWithoutBlinded ? ["is_blinded = 0"] : [];

    private static string RangeOf(string index, IReadOnlyList<string> filters, bool isFirst)
    {
        string[] conditions = isFirst ? [.. filters] : [.. filters, "(registered_at_ticks, id) > ($afterTicks, $afterId)"];
        return $"""
            SELECT {RegistryRows.StudyColumns} FROM study INDEXED BY {index}
            {(conditions.Length == 0 ? "" : "WHERE " + string.Join(" AND ", conditions))}
            """;
    }
}
