using System.Globalization;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Postgres;

/// <summary>The statements that list studies, except the paged lists. Each walks along one index.</summary>
internal static class StudyListSql
{
    public const string Due = $"""
        SELECT {RegistryRows.StudyColumns} FROM study
        WHERE due_at_ticks <= $1
        ORDER BY due_at_ticks, registered_at_ticks, id
        LIMIT $2
        """;

    public const string Waiting = $"""
        SELECT {RegistryRows.StudyColumns} FROM study
        WHERE state = {Waitlisted}
        ORDER BY priority DESC, registered_at_ticks, id
        LIMIT $1
        """;

    public const string WaitingUnderLead = $"""
        SELECT {RegistryRows.StudyColumns} FROM study
        WHERE state = {Waitlisted} AND lead = $1
        ORDER BY priority DESC, registered_at_ticks, id
        LIMIT $2
        """;

    public const string CountWaitingBefore = $"""
        SELECT count(*)::integer FROM study
        WHERE state = {Waitlisted} AND lead = $1
            AND (priority > $2 OR (priority = $2 AND (registered_at_ticks, id) < ($3, $4)))
        """;

    public const string RequestFacts =
        $"SELECT {RegistryRows.RequestFactColumns} FROM request WHERE asked_at_ticks >= $1 AND asked_at_ticks < $2";

    public const string StudyFacts = $"""
        SELECT {RegistryRows.StudyFactColumns} FROM study
        LEFT JOIN request ON request.grain_state_id = study.grain_state_id
        WHERE study.registered_at_ticks >= $1 AND study.registered_at_ticks < $2
        ORDER BY study.registered_at_ticks, study.id
        """;

    public const string RecruitmentFacts = $"""
        SELECT {RegistryRows.RecruitmentFactColumns} FROM recruitment
        JOIN study ON study.grain_state_id = recruitment.grain_state_id
        JOIN request ON request.grain_state_id = recruitment.grain_state_id AND request.trust = recruitment.trust
        WHERE recruitment.month >= $1 AND recruitment.month <= $2
        ORDER BY recruitment.month
        """;

    public const string Activity = $"""
        SELECT {RegistryRows.ActivityColumns} FROM recruitment
        JOIN study ON study.grain_state_id = recruitment.grain_state_id
        WHERE recruitment.month >= $1 AND recruitment.month <= $2
        GROUP BY study.grain_state_id, recruitment.trust
        """;

    public const string Head = $"SELECT {RegistryRows.HeadColumns} FROM study WHERE id = $1";

    /// <summary>
    /// The inquiries that came to an end, and those that became a placement. One that was confirmed (2) ends when it is placed or over, not while it
    /// is being matched, asked or waits.
    /// </summary>
    public const string Conversions = """
        SELECT count(*), count(CASE WHEN inquiry = 2 AND state IN (5, 6, 7) THEN 1 END)
        FROM study
        WHERE inquiry IS NOT NULL AND inquiry > 1 AND NOT (inquiry = 2 AND state IN (1, 2, 3, 4, 8, 9, 14))
        """;

    /// <summary>The placed (5) and recruiting (6) studies that the public may see on a day.</summary>
    public const string Public = $"""
        SELECT {RegistryRows.StudyColumns} FROM study
        WHERE public_from_day <= $1 AND state IN (5, 6)
        ORDER BY placed_at_ticks DESC NULLS LAST, id
        LIMIT $2
        """;

    public const string RegionSums = """
        SELECT region, sum(due_patients), sum(got_patients) FROM study_region
        WHERE placed_at_ticks >= $1 AND placed_at_ticks < $2
        GROUP BY region
        ORDER BY region
        """;

    /// <summary>
    /// The studies with a key, for each of the keys in $1, in the order of the keys and then as they were first written. The limit is part
    /// of the text, so that listing and checking consider the same studies.
    /// </summary>
    public static readonly string WithIdentityKeys = $"""
        SELECT other.id, other.sponsor, asked.key
        FROM unnest($1::text[]) WITH ORDINALITY AS asked (key, place)
        CROSS JOIN LATERAL (
            SELECT study.id, study.sponsor, study.grain_state_id
            FROM study_identity JOIN study USING (grain_state_id)
            WHERE study_identity.key = asked.key
            ORDER BY study_identity.grain_state_id
            LIMIT {IStudyRegistry.MaxDuplicatesPerKey.ToString(CultureInfo.InvariantCulture)}
        ) AS other
        ORDER BY asked.place, other.grain_state_id
        """;

    // StudyState.Waitlisted, as the partial indexes have it: a parameter would not tell the planner that they fit.
    private const string Waitlisted = "9";
}
