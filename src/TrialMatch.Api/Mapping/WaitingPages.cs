using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>
/// Pages through a waiting list. A page token holds a place in the order, which remains valid after the study at that place has left.
/// </summary>
internal static class WaitingPages
{
    private const char Separator = ' ';

    /// <summary>The place after which the page begins; null for the first page.</summary>
    public static WaitingOrder? WaitingPlace(this RequestReader fields, Area? lead, string pageToken)
    {
        var parts = fields.PageToken(ListOf(lead), pageToken).Split(Separator);
        if (parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var priority)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.Ticks)
        {
            return new WaitingOrder(priority, new DateTimeOffset(ticks, TimeSpan.Zero), StudyId.FromText(parts[2]));
        }

        if (parts is not [""])
        {
            fields.Add("page_token", "expected the next_page_token of this list");
        }

        return null;
    }

    /// <param name="waiting">The whole list, in order.</param>
    public static V1.ListWaitingStudiesResponse Read(Area? lead, WaitingOrder? after, int pageSize, IEnumerable<StudyEntry> waiting)
    {
        var rest = waiting.Where(entry => after is null || after.ComesBefore(OrderOf(entry))).Take(pageSize + 1).ToList();
        var page = rest.Take(pageSize).ToList();
        var response = new V1.ListWaitingStudiesResponse { Studies = { page.Select(entry => entry.ToProto()) } };
        if (rest.Count > page.Count)
        {
            var last = OrderOf(page[^1]);
            response.NextPageToken = Pages.TokenOf(
                ListOf(lead), string.Create(CultureInfo.InvariantCulture, $"{last.Priority}{Separator}{last.RegisteredAt.UtcTicks}{Separator}{last.Study}"));
        }

        return response;
    }

    private static WaitingOrder OrderOf(StudyEntry entry) => new(entry.Priority, entry.RegisteredAt, entry.Id);

    private static string ListOf(Area? lead) => $"waiting/{lead?.ToString() ?? "all"}";
}
