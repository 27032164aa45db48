namespace TrialMatch.Storage.Tests.Silo;

public interface INoteGrain : IGrainWithStringKey
{
    Task WriteAsync(string text);

    Task<string> ReadAsync();

    /// <summary>What the grain wrote while it was deactivated, or empty.</summary>
    Task<string> ReadLastWordsAsync();
}
