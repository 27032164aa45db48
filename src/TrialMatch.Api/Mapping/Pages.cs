using System.Buffers.Text;
using System.Text;

namespace TrialMatch.Api.Mapping;

/// <summary>Page tokens of lists that are not in the registry: the list's name and the last entry shown. A token grants no access.</summary>
internal static class Pages
{
    private const char Separator = '\n';
    private const int MaxTokenLength = 512;

    /// <param name="list">Identifies the list, e.g. "trusts/ous/reservations".</param>
    public static string TokenOf(string list, string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{list}{Separator}{last}"));

    /// <summary>Returns the last entry shown; empty for the first page.</summary>
    public static string PageToken(this RequestReader fields, string list, string token)
    {
        if (token.Length == 0)
        {
            return string.Empty;
        }

        var prefix = $"{list}{Separator}";
        if (token.Length <= MaxTokenLength && Base64Url.IsValid(token)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)) is var text
            && text.StartsWith(prefix, StringComparison.Ordinal)
            && text.Length > prefix.Length)
        {
            return text[prefix.Length..];
        }

        fields.Add("page_token", "expected the next_page_token of this list");
        return string.Empty;
    }

    /// <summary>Returns one page of a list that is in memory and has a stable order.</summary>
    /// <returns>The page, and the token of the next one.</returns>
    public static (IReadOnlyList<T> Page, string NextPageToken) PageOf<T>(
        this RequestReader fields, string list, IReadOnlyList<T> all, Func<T, string> idOf, int pageSize, string pageToken)
    {
        var after = fields.PageToken(list, pageToken);
        var shown = after.Length == 0 ? 0 : 1 + all.TakeWhile(each => idOf(each) != after).Count();
        if (shown > all.Count)
        {
            fields.Add("page_token", "expected the next_page_token of this list");
        }

        var page = all.Skip(shown).Take(fields.PageSize(pageSize)).ToList();
        var hasMore = page.Count > 0 && shown + page.Count < all.Count;
        return (page, hasMore ? TokenOf(list, idOf(page[^1])) : string.Empty);
    }
}
