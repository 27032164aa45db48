namespace TrialMatch.Service.Tests.Server;

/// <summary>A server with an empty data folder that the test classes of one collection share.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestWindows _windows = Drafts.Windows();

    internal ServerProcess Process { get; private set; } = null!;

    internal ApiClient Client { get; private set; } = null!;

    internal string DataFolder => _folder.Path;

    /// <summary>A window of enrolment that no other test of this server is given.</summary>
    internal TestWindow NextWindow() => _windows.Next();

    public async ValueTask InitializeAsync()
    {
        Process = await ServerProcess.StartAsync(_folder.Path);
        Client = new ApiClient(Process.GrpcAddress);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Tests that share a server run one after another, so each can tell what it did to it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedServer : ICollectionFixture<RunningServer>
{
    public const string Name = "shared server";
}
