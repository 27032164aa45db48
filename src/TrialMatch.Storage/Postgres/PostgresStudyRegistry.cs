using System.Collections.Immutable;
using TrialMatch.Domain.Activity;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Postgres;

/// <summary>Reads the rows that are written with the studies' state.</summary>
internal sealed class PostgresStudyRegistry(PostgresStore store) : IStudyRegistry
{
    private const string StudyOrder = "registered_at_ticks, id";
    private const string RequestOrder = "answer_by_ticks, asked_at_ticks, study, trust";

    public async Task<StudyPage> ListAsync(StudyQuery query, CancellationToken cancellationToken)
    {
        Limits.Check(query.PageSize, nameof(StudyQuery.PageSize));
        StudyPageToken? end = null;
        if (query.IsSearch)
        {
            var last = EndOf(query);
            end = (await store.Readers.ListAsync(last.Text, row => (StudyPageToken?)RegistryRows.Place(row), cancellationToken, last.Values)).FirstOrDefault();
        }

        var page = PageOf(query, end);
        return Pages.Of(await store.Readers.ListAsync(page.Text, RegistryRows.Study, cancellationToken, page.Values), query, end);
    }

    public async Task<IReadOnlyList<StudyEntry>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await store.Readers.ListAsync(StudyListSql.Due, RegistryRows.Study, cancellationToken, now.UtcTicks, limit);
    }

    public async Task<RequestPage> ListRequestsAsync(RequestQuery query, CancellationToken cancellationToken)
    {
        Limits.Check(query.PageSize, nameof(RequestQuery.PageSize));
        var page = PageOf(query);
        return Pages.Of(await store.Readers.ListAsync(page.Text, RegistryRows.Request, cancellationToken, page.Values), query);
    }

    public async Task<IReadOnlyList<StudyEntry>> ListWaitingAsync(Area? lead, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return lead is { } area
            ? await store.Readers.ListAsync(StudyListSql.WaitingUnderLead, RegistryRows.Study, cancellationToken, (int)area, limit)
            : await store.Readers.ListAsync(StudyListSql.Waiting, RegistryRows.Study, cancellationToken, limit);
    }

    public async Task<int> CountWaitingBeforeAsync(
        Area lead, int priority, DateTimeOffset registeredAt, StudyId study, CancellationToken cancellationToken)
    {
        var count = await store.Readers.ListAsync(
            StudyListSql.CountWaitingBefore, row => row.GetInt32(0), cancellationToken, (int)lead, priority, registeredAt.UtcTicks, study.Value);
        return count[0];
    }

    public async Task<IReadOnlyList<LikelyDuplicate>> FindLikelyDuplicatesAsync(
        ImmutableArray<string> identityKeys, CancellationToken cancellationToken) =>
        await store.Readers.ListAsync(
            StudyListSql.WithIdentityKeys, row => RegistryRows.Duplicate(row.GetString(2), row), cancellationToken, (object)identityKeys.ToArray());

    public async Task<RegionalAccount> SumRegionsAsync(DateTimeOffset since, DateTimeOffset before, CancellationToken cancellationToken) =>
        new(await store.Readers.ListAsync(StudyListSql.RegionSums, RegistryRows.Account, cancellationToken, since.UtcTicks, before.UtcTicks));

    public async Task<ConversionRecord> CountConversionsAsync(CancellationToken cancellationToken) =>
        (await store.Readers.ListAsync(StudyListSql.Conversions, RegistryRows.Conversions, cancellationToken))[0];

    public async Task<IReadOnlyList<RequestFact>> ListRequestFactsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        await store.Readers.ListAsync(StudyListSql.RequestFacts, RegistryRows.RequestFact, cancellationToken, from.UtcTicks, before.UtcTicks);

    public async Task<IReadOnlyList<StudyFact>> ListStudyFactsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        RegistryRows.StudyFacts(
            await store.Readers.ListAsync(StudyListSql.StudyFacts, RegistryRows.StudyFact, cancellationToken, from.UtcTicks, before.UtcTicks));

    public async Task<IReadOnlyList<StudyEntry>> ListPublicAsync(DateOnly today, int limit, CancellationToken cancellationToken) =>
        await store.Readers.ListAsync(StudyListSql.Public, RegistryRows.Study, cancellationToken, today.DayNumber, limit);

    public async Task<IReadOnlyList<RecruitmentFact>> ListRecruitmentFactsAsync(Month from, Month to, CancellationToken cancellationToken) =>
        await store.Readers.ListAsync(StudyListSql.RecruitmentFacts, RegistryRows.RecruitmentFact, cancellationToken, from.ToString(), to.ToString());

    public async Task<IReadOnlyList<ActivityFact>> ListActivityAsync(Month from, Month to, CancellationToken cancellationToken) =>
        await store.Readers.ListAsync(StudyListSql.Activity, RegistryRows.Activity, cancellationToken, from.ToString(), to.ToString());

    public async Task<HistoryHead?> FindHeadAsync(StudyId study, CancellationToken cancellationToken) =>
        (await store.Readers.ListAsync(StudyListSql.Head, RegistryRows.Head, cancellationToken, study.Value)).FirstOrDefault();

    /// <summary>One page of studies, and one row more.</summary>
    /// <param name="end">The last study to look at; null for all that are left.</param>
    internal static (string Text, object[] Values) PageOf(StudyQuery query, StudyPageToken? end = null)
    {
        var page = Ranges(query, RegistryRows.StudyColumns)
            .Where("is_blinded", query.IsWithoutBlinded ? false : null)
            .Where("(inquiry IS NOT NULL)", query.Intent is { } intent ? intent == StudyIntent.Explore : null)
            .Where("condition_group", (int?)query.Field)
            .Where("phase", (int?)query.Phase)
            .WhereHas("search_text", StudySearch.Folded(query.Text))
            .WhereAsked([.. query.AskedOfAny.Select(trust => trust.Value)]);
        if (end is { } last)
        {
            page.UpTo(StudyOrder, last.RegisteredAt.UtcTicks, last.Id.Value);
        }

        return page.Of(StudyOrder, query.PageSize + 1);
    }

    /// <summary>The place of the last study that a page looks at; no row where fewer are left.</summary>
    internal static (string Text, object[] Values) EndOf(StudyQuery query) => Ranges(query, StudyOrder).At(StudyOrder, query.MaxExamined - 1);

    private static PageStatement Ranges(StudyQuery query, string columns)
    {
        var page = new PageStatement(columns, "study")
            .Where("sponsor", query.Sponsor?.Value)
            .Where("state", (int?)query.State)
            .Where("lead", (int?)query.Lead)
            .WhereBetween("registered_at_ticks", query.RegisteredFrom?.UtcTicks, query.RegisteredBefore?.UtcTicks);
        if (query.PageToken.Length > 0)
        {
            var after = StudyPageToken.Read(query.PageToken, query);
            page.After(StudyOrder, after.RegisteredAt.UtcTicks, after.Id.Value);
        }

        return page;
    }

    /// <summary>One page of requests, and one row more.</summary>
    internal static (string Text, object[] Values) PageOf(RequestQuery query)
    {
        var page = new PageStatement(RegistryRows.RequestColumns, "request")
            .Where("trust", query.Trust?.Value)
            .WhereAny("trust", query.Trust is null ? [.. query.Among.Select(trust => trust.Value)] : [])
            .Where("area", (int?)query.Area)
            .Where("state", (int?)query.State)
            .WhereIn("state", query.IsUnanswered ? RequestQuery.Unanswered.Select(state => (int)state) : null);
        if (query.PageToken.Length > 0)
        {
            var after = RequestPageToken.Read(query.PageToken, query);
            page.After(RequestOrder, after.AnswerBy.UtcTicks, after.AskedAt.UtcTicks, after.Study.Value, after.Trust.Value);
        }

        return page.Of(RequestOrder, query.PageSize + 1);
    }
}
