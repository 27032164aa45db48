using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Mapping;

internal static class PageTokens
{
    /// <summary>Returns the page, or INVALID_ARGUMENT if its token was not issued for this list.</summary>
    public static async Task<TPage> OrInvalidPageToken<TPage>(this Task<TPage> page)
    {
        try
        {
            return await page;
        }
        catch (FormatException)
        {
            throw ApiErrors.Invalid("page_token", "expected the next_page_token of this list with the same filters");
        }
    }
}
