using System.Diagnostics;
using Google.Protobuf;
using TrialMatch.Service.Tests.Rest;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Clients;

/// <summary>What callers elsewhere do: they have a tool of theirs make a client from what the server says of itself, and use it.</summary>
[Collection(SharedServer.Name)]
public sealed class NodeClientTests(RunningServer server) : ServiceTests(server), IDisposable
{
    private static readonly string[] Strictly =
        ["--strict", "--skipLibCheck", "--target", "es2022", "--lib", "es2023,dom,dom.iterable,dom.asynciterable", "--module", "commonjs", "--moduleResolution", "node10"];

    private static readonly JsonFormatter InCamelCase = JsonFormatter.Default;

    private static readonly JsonFormatter AsInProtos = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_client_generated_from_the_OpenAPI_document_leads_a_study_from_registration_to_recruitment_and_watches_it()
    {
        NodeTools.SkipWithout("@hey-api/openapi-ts");
        NodeTools.SkipWithout("typescript");
        var document = await NodeTools.DocumentIn(_folder, Server.Process.HttpAddress);
        var script = Path.Combine(_folder.Path, "rest-life.ts");
        File.Copy(Script("rest-life.ts"), script);

        Succeeded(await NodeTools.RunAsync("openapi-ts", ["-i", document, "-o", Path.Combine(_folder.Path, "client"), "--silent"]));
        Succeeded(await NodeTools.RunAsync("tsc", [.. Strictly, "--outDir", _folder.Path, script]));
        Assert.Contains("RECRUITING", await LiveAsync(Path.ChangeExtension(script, "js"), Server.Process.HttpAddress.ToString().TrimEnd('/'), InCamelCase), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_knows_only_the_address_leads_a_study_from_registration_to_recruitment_by_reflection()
    {
        NodeTools.SkipWithout("grpc-js-reflection-client");
        NodeTools.SkipWithout("@grpc/grpc-js");

        Assert.Contains("RECRUITING", await LiveAsync(Script("grpc-life.cjs"), Server.Process.GrpcAddress.Authority, AsInProtos), StringComparison.Ordinal);
    }

    void IDisposable.Dispose() => _folder.Dispose();

    private static string Script(string name) => Upwards.Find("tests", "TrialMatch.Service.Tests", "Clients", name)!;

    /// <returns>What the script wrote, which says the study's state.</returns>
    private async Task<string> LiveAsync(string script, string address, JsonFormatter format)
    {
        var start = new ProcessStartInfo("node", [script]);
        start.Environment["ADDRESS"] = address;
        start.Environment["TOKEN"] = TestLogin.Operator;
        start.Environment["STUDY"] = format.Format(Drafts.BreastCancer("By a client of others").In(Window));
        start.Environment["MONTH"] = format.Format(Drafts.Date(Today.InOslo));
        start.Environment["NODE_PATH"] = Path.Combine(NodeTools.Folder, "node_modules");
        return Succeeded(await NodeTools.RunAsync(start));
    }

    private static string Succeeded((int ExitCode, string Output) run)
    {
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output;
    }
}
