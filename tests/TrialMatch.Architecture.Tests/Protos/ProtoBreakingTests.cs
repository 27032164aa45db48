namespace TrialMatch.Architecture.Tests.Protos;

/// <summary>What clients were given once goes on working, in binary and as JSON: the protos are held to the image of those that were accepted.</summary>
public class ProtoBreakingTests
{
    private const string AcceptVariable = "TRIALMATCH_ACCEPT_PROTOS";

    private static string Baseline => Repository.PathOf("tests/TrialMatch.Architecture.Tests/Protos/accepted.binpb");

    [Fact]
    public async Task The_protos_break_no_client_of_those_that_were_accepted()
    {
        using var buf = Buf.OnOurProtos();
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            var (builtCode, built) = await buf.RunAsync("build", "--exclude-source-info", "--path", "trialmatch", "-o", Baseline);
            Assert.True(builtCode == 0, built);
        }

        var (exitCode, output) = await BreakingAsync(buf, Baseline);
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task The_protos_break_no_client_of_the_previous_version()
    {
        using var buf = Buf.OnOurProtos();
        using var previous = await PreviousVersion.CheckOutAsync("protos");
        Buf.AddImportsTo(previous.File("protos"));
        var image = previous.File("protos.binpb");
        var (builtCode, built) = await buf.RunAsync("build", previous.File("protos"), "--exclude-source-info", "-o", image);
        Assert.True(builtCode == 0, built);

        var (exitCode, output) = await BreakingAsync(buf, image);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task A_field_that_changes_its_number_or_its_name_breaks_clients()
    {
        using var buf = Buf.OnOurProtos();
        var file = buf.PathOf("trialmatch/v1/sponsor.proto");
        var proto = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        foreach (var (before, after) in new[] { ("display_name = 2", "display_name = 9"), ("display_name = 2", "title = 2") })
        {
            Assert.Contains(before, proto, StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, proto.Replace(before, after, StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var (exitCode, output) = await BreakingAsync(buf, Baseline);
            Assert.NotEqual(0, exitCode);
            Assert.Contains("sponsor.proto", output, StringComparison.Ordinal);
        }
    }

    private static Task<(int ExitCode, string Output)> BreakingAsync(Buf buf, string against) =>
        buf.RunAsync("breaking", "--against", against, "--path", "trialmatch");
}
