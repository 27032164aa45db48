namespace TrialMatch.Service.Tests.Server;

/// <summary>Tests of a running server. Whatever they do to it, an error in its log fails them.</summary>
public abstract class ServiceTests(RunningServer server) : IAsyncLifetime
{
    private readonly int _logStart = server.Process.Log.Count;
    private TestWindow? _window;

    internal ApiClient Client => server.Client;

    internal RunningServer Server => server;

    /// <summary>A window of enrolment that only this test is given, the same throughout it.</summary>
    internal TestWindow Window => _window ??= server.NextWindow();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Assert.Empty(server.Process.Log.ErrorsFrom(_logStart));
        return ValueTask.CompletedTask;
    }

    /// <summary>A name for a study or sponsor that no other test uses.</summary>
    protected static string Unique(string prefix) => $"{prefix}-{Guid.NewGuid():N}"[..Math.Min(40, prefix.Length + 13)];
}
