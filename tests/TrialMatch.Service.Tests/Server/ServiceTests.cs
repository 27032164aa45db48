namespace TrialMatch.Service.Tests.Server;

/// <summary>Tests of a running server. Whatever they do to it, an error in its log that they did not announce fails them.</summary>
public abstract class ServiceTests(RunningServer server) : IAsyncLifetime
{
    private readonly int _logStart = server.Process.Log.Count;
    private readonly List<string> _expectedErrors = [];

    internal ApiClient Client => server.Client;

    internal RunningServer Server => server;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var unexpected = server.Process.Log.ErrorsFrom(_logStart)
            .Where(line => !_expectedErrors.Exists(expected => line.Contains(expected, StringComparison.Ordinal)));
        Assert.Empty(unexpected);
        return ValueTask.CompletedTask;
    }

    /// <summary>Errors that contain this text belong to what the test does.</summary>
    protected void ExpectError(string text) => _expectedErrors.Add(text);

    /// <summary>A name for a study or sponsor that no other test uses.</summary>
    protected static string Unique(string prefix) => $"{prefix}-{Guid.NewGuid():N}"[..Math.Min(40, prefix.Length + 13)];
}
