using System.Diagnostics;
using System.Text.Json;

namespace TrialMatch.Benchmarks.Cluster.Procedure;

/// <summary>The procedures' server as a process, with a database of its own.</summary>
internal sealed class ProcedureProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ProcedureProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="database">A connection string to an empty database.</param>
    public static async Task<ProcedureProcess> StartAsync(string folder, string database, ProcedureTemplate[] templates)
    {
        await ProcedureDatabase.CreateAsync(database, templates);
        var file = Path.Combine(folder, "templates.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(templates));
        var start = new ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "TrialMatch.Benchmarks.dll"), ProcedureServer.Argument, file])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment[ProcedureServer.ConnectionVariable] = database;
        var process = Process.Start(start)!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the procedures' server ended before it served");
        return new ProcedureProcess(process, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
