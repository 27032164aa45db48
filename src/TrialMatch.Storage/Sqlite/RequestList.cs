using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Reads rows of the request table.</summary>
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

        if (query.Trust is null && !query.Among.IsEmpty)
        {
            parameters.Add(("$among", JsonSerializer.Serialize(query.Among.Select(among => among.Value))));
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

    /// <param name="command">Selects <see cref="RegistryRows.RequestColumns"/>.</param>
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
            entries.Add(RegistryRows.Request(row));
        }

        return entries.ToImmutable();
    }
}
