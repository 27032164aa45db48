using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>Builds pages from rows: one row more than requested shows that there is a next page.</summary>
internal static class Pages
{
    /// <param name="entries">At most one more than the page size.</param>
    /// <param name="end">The last study that was looked at; null where none is left after these entries.</param>
    public static StudyPage Of(ImmutableArray<StudyEntry> entries, StudyQuery query, StudyPageToken? end)
    {
        if (entries.Length <= query.PageSize)
        {
            return new StudyPage(entries, end?.Write(query) ?? "");
        }

        var page = entries[..query.PageSize];
        return new StudyPage(page, new StudyPageToken(page[^1].RegisteredAt, page[^1].Id).Write(query));
    }

    /// <param name="entries">At most one more than the page size.</param>
    public static RequestPage Of(ImmutableArray<RequestEntry> entries, RequestQuery query)
    {
        if (entries.Length <= query.PageSize)
        {
            return new RequestPage(entries, NextPageToken: "");
        }

        var page = entries[..query.PageSize];
        var last = page[^1];
        return new RequestPage(page, new RequestPageToken(last.AnswerBy, last.AskedAt, last.Study, last.Trust).Write(query));
    }
}
