using System.Text.Json;
using Microsoft.Data.Sqlite;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Storage.Registry;

namespace TrialMatch.Storage.Sqlite;

/// <summary>The statements of <see cref="StudyListSql"/> for pages of studies, with their parameters.</summary>
internal static class StudyPageCommands
{
    /// <returns>Selects a page and, if there is a next one, one row more.</returns>
    public static SqliteCommand Page(PreparedStatements reader, StudyQuery query, StudyPageToken? after, StudyPageToken? end)
    {
        var parameters = Ranges(query, after, hasEnd: end is not null);
        parameters.Add(("$limit", query.PageSize + 1));
        AddIf(query.Field is not null, "$field", (long?)query.Field);
        AddIf(query.Phase is not null, "$phase", (long?)query.Phase);
        AddIf(query.Text.Length > 0, "$text", StudySearch.Folded(query.Text));
        AddIf(!query.AskedOfAny.IsEmpty, "$asked", JsonSerializer.Serialize(query.AskedOfAny.Select(trust => trust.Value)));
        AddIf(end is not null, "$endTicks", end?.RegisteredAt.UtcTicks);
        AddIf(end is not null, "$endId", end?.Id.Value);
        return reader.Get(StudyListSql.Page(query, isFirst: after is null, hasEnd: end is not null), [.. parameters]);

        void AddIf(bool isSet, string name, object? value)
        {
            if (isSet)
            {
                parameters.Add((name, value));
            }
        }
    }

    /// <returns>Selects the place of the last study that a page looks at.</returns>
    public static SqliteCommand End(PreparedStatements reader, StudyQuery query, StudyPageToken? after) =>
        reader.Get(StudyListSql.End(query, isFirst: after is null), [.. Ranges(query, after, hasEnd: false), ("$examined", query.MaxExamined)]);

    private static List<(string Name, object? Value)> Ranges(StudyQuery query, StudyPageToken? after, bool hasEnd)
    {
        var parameters = new List<(string, object?)>();
        AddIf(query.Sponsor is not null, "$sponsor", query.Sponsor?.Value);
        AddIf(query.State is not null, "$state", (long?)query.State);
        AddIf(query.Lead is not null, "$lead", (long?)query.Lead);
        AddIf(after is not null, "$afterTicks", after?.RegisteredAt.UtcTicks);
        AddIf(after is not null, "$afterId", after?.Id.Value);
        AddIf(after is null && query.RegisteredFrom is not null, "$from", query.RegisteredFrom?.UtcTicks);
        AddIf(!hasEnd && query.RegisteredBefore is not null, "$before", query.RegisteredBefore?.UtcTicks);
        return parameters;

        void AddIf(bool isSet, string name, object? value)
        {
            if (isSet)
            {
                parameters.Add((name, value));
            }
        }
    }
}
