using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using TrialMatch.Domain.Activity;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Storage.Registry;

/// <summary>Reads rows of the registry's tables, for all providers; their statements select these columns.</summary>
internal static class RegistryRows
{
    public const string StudyColumns =
        "id, sponsor, title, state, lead, registered_at_ticks, due_at_ticks, priority, " + HeadColumns
        + ", is_blinded, inquiry, offered_at_ticks, placed_at_ticks, public_from_day,"
        + " loss_reason, study_type, intervention_types, homes, phase, condition_group";

    /// <summary>With what searches look through, for a copy of the row.</summary>
    public const string WholeStudyColumns = StudyColumns + ", search_text";

    public const string HeadColumns = "history_version, history_hash";

    public const string RequestColumns =
        "study, study_title, area, trust, state, asked_at_ticks, answer_by_ticks, patients,"
        + " accepted_patients, accepted_start, brief, is_blinded, answered_at_ticks, decline_reason, promised_patients, interest";

    public const string RecruitmentColumns = "trust, month, patients";

    /// <summary>What indicators count of a request.</summary>
    public const string RequestFactColumns =
        "trust, area, state, asked_at_ticks, answer_by_ticks, answered_at_ticks, decline_reason, accepted_patients";

    /// <summary>What indicators count of a study, with a request of the study; the latter are null where there is none.</summary>
    public const string StudyFactColumns =
        "study.id, study.lead, study.state, study.registered_at_ticks, study.offered_at_ticks, study.placed_at_ticks, study.inquiry, study.loss_reason,"
        + " request.trust, request.area, request.state, request.accepted_patients, request.promised_patients, request.interest,"
        + " (SELECT sum(patients) FROM recruitment WHERE recruitment.grain_state_id = request.grain_state_id AND recruitment.trust = request.trust),"
        + " (SELECT min(month) FROM recruitment"
        + " WHERE recruitment.grain_state_id = request.grain_state_id AND recruitment.trust = request.trust AND patients > 0)";

    /// <summary>What indicators count of a month's recruitment, with its study and request.</summary>
    public const string RecruitmentFactColumns =
        "study.id, recruitment.trust, request.area, recruitment.month, recruitment.patients, study.homes";

    /// <summary>What the activity report needs of a study's months at a trust, grouped by both.</summary>
    public const string ActivityColumns =
        "study.id, study.title, study.is_blinded, study.study_type, study.intervention_types, recruitment.trust, sum(recruitment.patients)";

    /// <summary>The statements that empty the registry.</summary>
    public static readonly ImmutableArray<string> Clear =
    [
        "DELETE FROM recruitment", "DELETE FROM study_region", "DELETE FROM study_identity", "DELETE FROM request", "DELETE FROM study",
    ];

    /// <param name="row">A row with <see cref="ActivityColumns"/>.</param>
    public static ActivityFact Activity(DbDataReader row) => new(
        StudyId.FromText(row.GetString(0)),
        row.GetString(1),
        row.GetBoolean(2),
        row.IsDBNull(3) ? null : (StudyType)row.GetInt32(3),
        row.IsDBNull(4) ? [] : TypesOf(row.GetInt32(4)),
        TrustId.FromText(row.GetString(5)),
        (int)row.GetInt64(6));

    /// <param name="row">A row with <see cref="StudyColumns"/>.</param>
    public static StudyEntry Study(DbDataReader row) => new(
        StudyId.FromText(row.GetString(0)),
        SponsorId.FromText(row.GetString(1)),
        row.GetString(2),
        (StudyState)row.GetInt32(3),
        (Area)row.GetInt32(4),
        Instant(row.GetInt64(5)),
        row.IsDBNull(6) ? null : Instant(row.GetInt64(6)),
        row.GetInt32(7),
        Requests: [])
    {
        Head = Head(row, 8),
        IsBlinded = row.GetBoolean(10),
        Inquiry = row.IsDBNull(11) ? null : (InquiryOutcome)row.GetInt32(11),
        OfferedAt = OptionalInstant(row, 12),
        PlacedAt = OptionalInstant(row, 13),
        PublicFrom = row.IsDBNull(14) ? null : DateOnly.FromDayNumber(row.GetInt32(14)),
        Loss = row.IsDBNull(15) ? null : (LossReason)row.GetInt32(15),
        StudyType = row.IsDBNull(16) ? null : (StudyType)row.GetInt32(16),
        InterventionTypes = row.IsDBNull(17) ? [] : TypesOf(row.GetInt32(17)),
        Homes = Homes(row, 18),
        Phase = row.IsDBNull(19) ? null : (Phase)row.GetInt32(19),
        ConditionGroup = row.IsDBNull(20) ? null : (ConditionGroup)row.GetInt32(20),
    };

    /// <param name="row">A row with <see cref="WholeStudyColumns"/>.</param>
    public static StudyEntry WholeStudy(DbDataReader row) => Study(row) with { SearchText = row.IsDBNull(21) ? null : row.GetString(21) };

    /// <param name="row">A row with the time of registration and the id of a study.</param>
    public static StudyPageToken Place(DbDataReader row) => new(Instant(row.GetInt64(0)), StudyId.FromText(row.GetString(1)));

    /// <param name="row">A row with <see cref="HeadColumns"/>.</param>
    public static HistoryHead? Head(DbDataReader row) => Head(row, 0);

    /// <param name="row">A row with <see cref="RequestColumns"/>.</param>
    public static RequestEntry Request(DbDataReader row) => new(
        StudyId.FromText(row.GetString(0)),
        row.GetString(1),
        (Area)row.GetInt32(2),
        TrustId.FromText(row.GetString(3)),
        (RequestState)row.GetInt32(4),
        Instant(row.GetInt64(5)),
        Instant(row.GetInt64(6)),
        row.GetInt32(7))
    {
        AcceptedPatients = row.GetInt32(8),
        AcceptedStart = row.IsDBNull(9) ? null : Month.Parse(row.GetString(9)),
        Brief = row.IsDBNull(10) ? null : RequestBrief.FromText(row.GetString(10)),
        IsBlinded = row.GetBoolean(11),
        AnsweredAt = OptionalInstant(row, 12),
        DeclineReason = row.IsDBNull(13) ? null : (DeclineReason)row.GetInt32(13),
        PromisedPatients = row.IsDBNull(14) ? null : row.GetDouble(14),
        Interest = row.IsDBNull(15) ? null : (InterestState)row.GetInt32(15),
    };

    /// <param name="row">A row with <see cref="RecruitmentColumns"/>.</param>
    public static RecruitedMonth Recruited(DbDataReader row) => new(TrustId.FromText(row.GetString(0)), Month.Parse(row.GetString(1)), row.GetInt32(2));

    /// <param name="row">A row with <see cref="RequestFactColumns"/>.</param>
    public static RequestFact RequestFact(DbDataReader row) => new(
        TrustId.FromText(row.GetString(0)),
        (Area)row.GetInt32(1),
        (RequestState)row.GetInt32(2),
        Instant(row.GetInt64(3)),
        Instant(row.GetInt64(4)),
        OptionalInstant(row, 5),
        row.IsDBNull(6) ? null : (DeclineReason)row.GetInt32(6),
        row.GetInt32(7));

    /// <param name="row">A row with <see cref="StudyFactColumns"/>.</param>
    /// <returns>The study's id, and the study with the row's trust alone.</returns>
    public static (string Study, StudyFact Fact) StudyFact(DbDataReader row) => (
        row.GetString(0),
        new StudyFact(
            (Area)row.GetInt32(1),
            (StudyState)row.GetInt32(2),
            Instant(row.GetInt64(3)),
            OptionalInstant(row, 4),
            OptionalInstant(row, 5),
            row.IsDBNull(8) ? [] : [AskedTrust(row)])
        {
            Inquiry = row.IsDBNull(6) ? null : (InquiryOutcome)row.GetInt32(6),
            Loss = row.IsDBNull(7) ? null : (LossReason)row.GetInt32(7),
        });

    /// <param name="row">A row with <see cref="RecruitmentFactColumns"/>.</param>
    public static RecruitmentFact RecruitmentFact(DbDataReader row) => new(
        StudyId.FromText(row.GetString(0)),
        TrustId.FromText(row.GetString(1)),
        (Area)row.GetInt32(2),
        Month.Parse(row.GetString(3)),
        row.GetInt32(4),
        Homes(row, 5));

    /// <summary>Joins the rows of each study.</summary>
    /// <param name="rows">Those of a study one after the other.</param>
    public static IReadOnlyList<StudyFact> StudyFacts(IEnumerable<(string Study, StudyFact Fact)> rows)
    {
        var facts = new List<StudyFact>();
        var last = string.Empty;
        foreach (var (study, fact) in rows)
        {
            if (study == last)
            {
                facts[^1] = fact with { Trusts = [.. facts[^1].Trusts, .. fact.Trusts] };
            }
            else
            {
                facts.Add(fact);
            }

            last = study;
        }

        return facts;
    }

    /// <summary>Returns intervention types as a number: bit n is set for the type that the domain numbers n.</summary>
    public static int BitsOf(ImmutableArray<InterventionType> types) => types.Aggregate(0, (bits, type) => bits | (1 << (int)type));

    /// <returns>JSON; null where there are none.</returns>
    public static string? TextOf(ImmutableArray<HomeShare> homes) => homes.IsEmpty ? null : JsonSerializer.Serialize(homes, DomainJson.Options);

    /// <param name="row">A row with the number of inquiries that ended, and of those that were placed.</param>
    public static ConversionRecord Conversions(DbDataReader row) => new(row.GetInt32(0), row.GetInt32(1));

    /// <param name="row">A row with a region and its two sums.</param>
    public static AccountEntry Account(DbDataReader row) =>
        new(RegionId.FromText(row.GetString(0)), row.GetDouble(1), row.GetDouble(2));

    /// <param name="regions">The rows of a study's regions; all were written at its placement.</param>
    public static PlacementEntry? Placement(IReadOnlyList<(AccountEntry Account, long PlacedAtTicks)> regions) =>
        regions is [var first, ..] ? new PlacementEntry(Instant(first.PlacedAtTicks), [.. regions.Select(region => region.Account)]) : null;

    /// <param name="row">A row with id and sponsor of a study that has the key.</param>
    public static LikelyDuplicate Duplicate(string key, DbDataReader row) =>
        new(key, StudyId.FromText(row.GetString(0)), SponsorId.FromText(row.GetString(1)));

    /// <param name="row">A row with sequence, time and payload.</param>
    public static FeedEntry Feed(string topic, DbDataReader row) =>
        new(row.GetInt64(0), topic, Instant(row.GetInt64(1)), row.GetString(2));

    public static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);

    private static DateTimeOffset? OptionalInstant(DbDataReader row, int column) => row.IsDBNull(column) ? null : Instant(row.GetInt64(column));

    private static AskedTrust AskedTrust(DbDataReader row) => new(
        TrustId.FromText(row.GetString(8)), (Area)row.GetInt32(9), row.GetInt32(10) == (int)RequestState.Accepted, row.GetInt32(11))
    {
        PromisedPatients = row.IsDBNull(12) ? null : row.GetDouble(12),
        Interest = row.IsDBNull(13) ? null : (InterestState)row.GetInt32(13),
        RecruitedPatients = row.IsDBNull(14) ? 0 : (int)row.GetInt64(14),
        FirstPatient = row.IsDBNull(15) ? null : Month.Parse(row.GetString(15)),
    };

    private static ImmutableArray<HomeShare> Homes(DbDataReader row, int column) =>
        row.IsDBNull(column) ? [] : JsonSerializer.Deserialize<ImmutableArray<HomeShare>>(row.GetString(column), DomainJson.Options);

    private static ImmutableArray<InterventionType> TypesOf(int bits) =>
        [.. Enum.GetValues<InterventionType>().Where(type => type != InterventionType.Unspecified && (bits & (1 << (int)type)) != 0)];

    private static HistoryHead? Head(DbDataReader row, int column) =>
        row.IsDBNull(column) || row.IsDBNull(column + 1) ? null : new HistoryHead(row.GetInt64(column), row.GetString(column + 1));
}
