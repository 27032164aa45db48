using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>The document as others' tools see it.</summary>
[Collection(SharedServer.Name)]
public sealed class OpenApiLintTests(RunningServer server) : ServiceTests(server)
{
    [Fact]
    public async Task A_linter_that_others_wrote_finds_nothing_to_say_about_the_document_and_its_examples()
    {
        NodeTools.SkipWithout("@redocly/cli");
        using var folder = new TemporaryFolder();
        var document = await NodeTools.DocumentIn(folder, Server.Process.HttpAddress);

        var (exitCode, output) = await NodeTools.RunAsync("redocly", ["lint", document, "--extends=recommended-strict", "--format=stylish"]);

        Assert.True(exitCode == 0, output);
    }
}
