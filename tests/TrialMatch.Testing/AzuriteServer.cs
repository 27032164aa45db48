using System.Diagnostics;

namespace TrialMatch.Testing;

/// <summary>
/// One private Azurite for all tests of this process, which stands in for an Azure storage account; started when the first one asks. It
/// ends with the process, however that ends. Where it is not installed, the test that asks is skipped.
/// </summary>
public static class AzuriteServer
{
    private const string ProgramVariable = "TRIALMATCH_AZURITE";

    // Azurite's own account, the same everywhere.
    private const string AccountName = "devstoreaccount1";
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly Lazy<Task<string?>> Account = new(StartAsync);

    // Kept, so that its standard input stays open as long as this process lives.
    private static Process? _process;
    private static int _containers;

    /// <returns>The connection string of the account.</returns>
    public static async Task<string> AccountAsync()
    {
        var account = await Account.Value;
        Assert.SkipWhen(account is null, $"Azurite is not installed: {ProgramVariable} names no program.");
        return account!;
    }

    /// <summary>The name of a container that no other test of this process has.</summary>
    public static string NewContainer() => $"test{Interlocked.Increment(ref _containers)}";

    private static async Task<string?> StartAsync()
    {
        if (Environment.GetEnvironmentVariable(ProgramVariable) is not { Length: > 0 } program || !File.Exists(program))
        {
            return null;
        }

        var start = new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "azurite-server.sh"));
        start.ArgumentList.Add(Path.GetFullPath(program));
        _process = Process.Start(start)!;
        return await _process.StandardOutput.ReadLineAsync() is { } addresses && addresses.Split(' ') is [var blobs, var tables]
            ? $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};"
                + $"BlobEndpoint={blobs}/{AccountName};TableEndpoint={tables}/{AccountName}"
            : throw new InvalidOperationException("The Azurite of the tests did not start; standard error has more.");
    }
}
