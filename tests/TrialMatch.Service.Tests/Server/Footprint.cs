namespace TrialMatch.Service.Tests.Server;

/// <summary>All that a call could have left behind: studies, and entries in the trusts' books.</summary>
internal sealed record Footprint(string Studies, string Books)
{
    public static async Task<Footprint> TakeAsync(ApiClient client)
    {
        var studies = await client.AllStudiesAsync();
        var trusts = await client.TrustsAsync();
        var books = await Task.WhenAll(trusts.Select(trust => client.CapacityAsync(trust.Name, monthCount: 1)));
        return new Footprint(
            string.Join('\n', studies.Select(study => $"{study.Name} {study.State}")),
            string.Join('\n', books.Select(book => $"{book.Name} {book.Version}")));
    }

    /// <summary>Runs something that must leave nothing behind, and sees that the server still serves.</summary>
    public static async Task AssertUnchangedByAsync(ApiClient client, Func<Task> action)
    {
        var before = await TakeAsync(client);
        await action();
        Assert.Equal(before, await TakeAsync(client));
    }
}
