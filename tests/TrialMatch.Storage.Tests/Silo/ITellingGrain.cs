namespace TrialMatch.Storage.Tests.Silo;

public interface ITellingGrain : IGrainWithStringKey
{
    Task TellAsync(string topic, string payload);

    /// <summary>Writes the state again, with nothing to tell.</summary>
    Task WriteAsync();
}
