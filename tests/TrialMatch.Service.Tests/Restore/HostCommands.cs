using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Restore;

/// <summary>Commands of the host's program that end by themselves.</summary>
internal static class HostCommands
{
    /// <returns>What a command said that succeeded.</returns>
    public static async Task<string> RunAsync(Dictionary<string, string?> settings, params string[] arguments)
    {
        await using var command = ServerProcess.Launch(settings, arguments);
        var code = await command.ExitAsync();
        Assert.True(code == 0, command.Log.Text);
        return command.Log.Text;
    }
}
