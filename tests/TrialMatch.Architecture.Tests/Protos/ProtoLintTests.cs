namespace TrialMatch.Architecture.Tests.Protos;

public class ProtoLintTests
{
    [Fact]
    public async Task The_protos_pass_the_lint()
    {
        using var buf = Buf.OnOurProtos();
        var (exitCode, output) = await buf.RunAsync("lint");
        Assert.True(exitCode == 0, output);
    }
}
