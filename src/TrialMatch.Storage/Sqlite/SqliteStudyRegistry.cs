using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Regions;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Reads the rows that <see cref="SqliteGrainStorage"/> writes with the studies' state.</summary>
internal sealed class SqliteStudyRegistry(SqliteStore store) : IStudyRegistry
{
    public async Task<StudyPage> ListAsync(StudyQuery query, CancellationToken cancellationToken)
    {
        var pageSize = Limits.Check(query.PageSize, nameof(StudyQuery.PageSize));
        StudyPageToken? after = query.PageToken.Length == 0 ? null : StudyPageToken.Read(query.PageToken, query);

        // One more than asked for tells whether there is a next page.
        var entries = await store.Readers.ReadAsync(
            reader => Read(PageCommand(reader, query, after)), cancellationToken);
        if (entries.Length <= pageSize)
        {
            return new StudyPage(entries, NextPageToken: "");
        }

        var page = entries[..pageSize];
        return new StudyPage(page, new StudyPageToken(page[^1].RegisteredAt, page[^1].Id).Write(query));
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
        var pageSize = Limits.Check(query.PageSize, nameof(RequestQuery.PageSize));
        RequestPageToken? after = query.PageToken.Length == 0 ? null : RequestPageToken.Read(query.PageToken, query);
        var entries = await store.Readers.ReadAsync(
            reader => RequestList.Read(reader, query, after), cancellationToken);
        if (entries.Length <= pageSize)
        {
            return new RequestPage(entries, NextPageToken: "");
        }

        var page = entries[..pageSize];
        var last = page[^1];
        return new RequestPage(page, new RequestPageToken(last.AnswerBy, last.AskedAt, last.Study, last.Trust).Write(query));
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

    public async Task<RegionalAccount> SumRegionsAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await store.Readers.ReadAsync(
            reader => ReadAccount(reader.Get(StudyListSql.RegionSums, ("$since", since.UtcTicks))), cancellationToken);

    private static RegionalAccount ReadAccount(SqliteCommand command)
    {
        var entries = ImmutableArray.CreateBuilder<AccountEntry>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            entries.Add(new AccountEntry(RegionId.FromText(row.GetString(0)), row.GetDouble(1), row.GetDouble(2)));
        }

        return new RegionalAccount(entries.ToImmutable());
    }

    private static List<LikelyDuplicate> ReadDuplicates(PreparedStatements reader, string key)
    {
        var found = new List<LikelyDuplicate>();
        using var row = reader.Get(StudyListSql.WithIdentityKey, ("?1", key)).ExecuteReader();
        while (row.Read())
        {
            found.Add(new LikelyDuplicate(key, StudyId.FromText(row.GetString(0)), SponsorId.FromText(row.GetString(1))));
        }

        return found;
    }

    private static SqliteCommand PageCommand(PreparedStatements reader, StudyQuery query, StudyPageToken? after)
    {
        var parameters = new List<(string, object?)> { ("$limit", query.PageSize + 1) };
        if (query.Sponsor is { } sponsor)
        {
            parameters.Add(("$sponsor", sponsor.Value));
        }

        if (query.State is { } state)
        {
            parameters.Add(("$state", (long)state));
        }

        if (query.Lead is { } lead)
        {
            parameters.Add(("$lead", (long)lead));
        }

        if (after is { } place)
        {
            parameters.Add(("$afterTicks", place.RegisteredAt.UtcTicks));
            parameters.Add(("$afterId", place.Id.Value));
        }

        return reader.Get(StudyListSql.Page(query, isFirst: after is null), [.. parameters]);
    }

    private static ImmutableArray<StudyEntry> Read(SqliteCommand command)
    {
        var entries = ImmutableArray.CreateBuilder<StudyEntry>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            entries.Add(new StudyEntry(
                StudyId.FromText(row.GetString(0)),
                SponsorId.FromText(row.GetString(1)),
                row.GetString(2),
                (StudyState)row.GetInt32(3),
                (Area)row.GetInt32(4),
                Instant(row.GetInt64(5)),
                row.IsDBNull(6) ? null : Instant(row.GetInt64(6)),
                row.GetInt32(7),
                Requests: []));
        }

        return entries.ToImmutable();
    }

    private static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
