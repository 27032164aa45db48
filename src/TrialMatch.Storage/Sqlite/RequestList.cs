using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Reads rows of the table of requests.</summary>
internal static class RequestList
{
    /// <returns>A page and, if there is a next one, one row more.</returns>
    public static ImmutableArray<RequestEntry> Read(PreparedStatements reader, RequestQuery query, RequestPageToken? after)
    {
        var parameters = new List<(string, object?)> { ("$limit", query.PageSize + 1) };
        if (query.Area is { } area)
        {
            parameters.Add(("$area", (long)area));
        }

        if (query.Trust is { } trust)
        {
            parameters.Add(("$trust", trust.Value));
        }

        if (query.State is { } state)
        {
            parameters.Add(("$state", (long)state));
        }

        if (after is { } place)
        {
            parameters.Add(("$afterAnswerBy", place.AnswerBy.UtcTicks));
            parameters.Add(("$afterAskedAt", place.AskedAt.UtcTicks));
            parameters.Add(("$afterStudy", place.Study.Value));
            parameters.Add(("$afterTrust", place.Trust.Value));
        }

        return Read(reader.Get(RequestListSql.Page(query, isFirst: after is null), [.. parameters]));
    }

    /// <param name="command">Selects <see cref="RequestListSql.Columns"/>.</param>
    public static ImmutableArray<RequestEntry> Read(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        if (!row.HasRows)
        {
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<RequestEntry>();
        while (row.Read())
        {
            entries.Add(new RequestEntry(
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
            });
        }

        return entries.ToImmutable();
    }

    private static DateTimeOffset Instant(long utcTicks) => new(utcTicks, TimeSpan.Zero);
}
