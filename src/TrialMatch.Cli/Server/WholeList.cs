using Google.Protobuf;

namespace TrialMatch.Cli.Server;

/// <summary>Loads a whole list page by page, as if it were one reply.</summary>
internal static class WholeList
{
    /// <param name="page">Requests the page with this token; the first with an empty one.</param>
    public static async Task<TReply> ReadAsync<TReply>(Func<string, Task<TReply>> page)
        where TReply : IMessage<TReply>, new()
    {
        var whole = new TReply();
        var nextToken = whole.Descriptor.FindFieldByName("next_page_token").Accessor;
        var token = string.Empty;
        do
        {
            var reply = await page(token);
            token = (string)nextToken.GetValue(reply);
            whole.MergeFrom(reply);
        }
        while (token.Length > 0);
        nextToken.Clear(whole);
        return whole;
    }
}
