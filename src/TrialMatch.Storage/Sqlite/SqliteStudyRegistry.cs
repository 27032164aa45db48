using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
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

namespace TrialMatch.Storage.Sqlite;

/// <summary>Reads the rows that <see cref="StateTransaction"/> writes together with the studies' state.</summary>
internal sealed class SqliteStudyRegistry(SqliteStore store) : IStudyRegistry
{
    public async Task<StudyPage> ListAsync(StudyQuery query, CancellationToken cancellationToken)
    {
        Limits.Check(query.PageSize, nameof(StudyQuery.PageSize));
        StudyPageToken? after = query.PageToken.Length == 0 ? null : StudyPageToken.Read(query.PageToken, query);
        return await store.Readers.ReadAsync(
            reader =>
            {
                var end = query.IsSearch ? ReadEnd(StudyPageCommands.End(reader, query, after)) : null;
                return Pages.Of(Read(StudyPageCommands.Page(reader, query, after, end)), query, end);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<StudyEntry>> ListDueAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await store.Readers.ReadAsync(
            reader => Read(reader.Get(StudyListSql.Due, ("$now", now.UtcTicks), ("$limit", limit))), cancellationToken);
    }

    public async Task<RequestPage> ListRequestsAsync(RequestQuery query, CancellationToken cancellationToken)
    {
        Limits.Check(query.PageSize, nameof(RequestQuery.PageSize));
        RequestPageToken? after = query.PageToken.Length == 0 ? null : RequestPageToken.Read(query.PageToken, query);
        var entries = await store.Readers.ReadAsync(
            reader => RequestList.Read(reader, query, after), cancellationToken);
        return Pages.Of(entries, query);
    }

    public async Task<IReadOnlyList<StudyEntry>> ListWaitingAsync(Area? lead, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return await store.Readers.ReadAsync(
            reader => Read(lead is { } area
                ? reader.Get(StudyListSql.WaitingUnderLead, ("$lead", (long)area), ("$limit", limit))
                : reader.Get(StudyListSql.Waiting, ("$limit", limit))),
            cancellationToken);
    }

    public async Task<int> CountWaitingBeforeAsync(
        Area lead, int priority, DateTimeOffset registeredAt, StudyId study, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => (int)(long)reader
                .Get(
                    StudyListSql.CountWaitingBefore,
                    ("$lead", (long)lead),
                    ("$priority", priority),
                    ("$registeredAt", registeredAt.UtcTicks),
                    ("$id", study.Value))
                .ExecuteScalar()!,
            cancellationToken);

    public async Task<IReadOnlyList<LikelyDuplicate>> FindLikelyDuplicatesAsync(
        ImmutableArray<string> identityKeys, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => identityKeys.SelectMany(key => ReadDuplicates(reader, key)).ToImmutableArray(), cancellationToken);

    public async Task<RegionalAccount> SumRegionsAsync(DateTimeOffset since, DateTimeOffset before, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => ReadAccount(reader.Get(StudyListSql.RegionSums, ("$since", since.UtcTicks), ("$before", before.UtcTicks))), cancellationToken);

    public async Task<ConversionRecord> CountConversionsAsync(CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(reader => ReadConversions(reader.Get(StudyListSql.Conversions)), cancellationToken);

    public async Task<IReadOnlyList<RequestFact>> ListRequestFactsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => ReadAll(reader.Get(StudyListSql.RequestFacts, ("$from", from.UtcTicks), ("$before", before.UtcTicks)), RegistryRows.RequestFact),
            cancellationToken);

    public async Task<IReadOnlyList<StudyFact>> ListStudyFactsAsync(DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        RegistryRows.StudyFacts(await store.Readers.ReadAsync(
            reader => ReadAll(reader.Get(StudyListSql.StudyFacts, ("$from", from.UtcTicks), ("$before", before.UtcTicks)), RegistryRows.StudyFact),
            cancellationToken));

    public async Task<IReadOnlyList<StudyEntry>> ListPublicAsync(DateOnly today, int limit, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => ReadAll(reader.Get(StudyListSql.Public, ("$today", today.DayNumber), ("$limit", limit)), RegistryRows.Study), cancellationToken);

    public async Task<IReadOnlyList<RecruitmentFact>> ListRecruitmentFactsAsync(Month from, Month to, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => ReadAll(reader.Get(StudyListSql.RecruitmentFacts, ("$from", from.ToString()), ("$to", to.ToString())), RegistryRows.RecruitmentFact),
            cancellationToken);

    public async Task<IReadOnlyList<ActivityFact>> ListActivityAsync(Month from, Month to, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => ReadAll(reader.Get(StudyListSql.Activity, ("$from", from.ToString()), ("$to", to.ToString())), RegistryRows.Activity), cancellationToken);

    public async Task<HistoryHead?> FindHeadAsync(StudyId study, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(reader => ReadHead(reader.Get(StudyListSql.Head, ("$id", study.Value))), cancellationToken);

    private static List<T> ReadAll<T>(SqliteCommand command, Func<SqliteDataReader, T> read)
    {
        var rows = new List<T>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            rows.Add(read(row));
        }

        return rows;
    }

    private static ConversionRecord ReadConversions(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        row.Read();
        return RegistryRows.Conversions(row);
    }

    private static HistoryHead? ReadHead(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? RegistryRows.Head(row) : null;
    }

    private static RegionalAccount ReadAccount(SqliteCommand command)
    {
        var entries = ImmutableArray.CreateBuilder<AccountEntry>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            entries.Add(RegistryRows.Account(row));
        }

        return new RegionalAccount(entries.ToImmutable());
    }

    private static List<LikelyDuplicate> ReadDuplicates(PreparedStatements reader, string key)
    {
        var found = new List<LikelyDuplicate>();
        using var row = reader.Get(StudyListSql.WithIdentityKey, ("?1", key)).ExecuteReader();
        while (row.Read())
        {
            found.Add(RegistryRows.Duplicate(key, row));
        }

        return found;
    }

    private static StudyPageToken? ReadEnd(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        return row.Read() ? RegistryRows.Place(row) : null;
    }

    private static ImmutableArray<StudyEntry> Read(SqliteCommand command)
    {
        var entries = ImmutableArray.CreateBuilder<StudyEntry>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            entries.Add(RegistryRows.Study(row));
        }

        return entries.ToImmutable();
    }
}
