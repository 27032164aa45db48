using System.Text.RegularExpressions;
using TrialMatch.Host;

namespace TrialMatch.Architecture.Tests.Deploy;

/// <summary>The set-up on Azure: its files are whole, their names fit each other, and no secret leaves them.</summary>
public sealed partial class BicepTests
{
    private static readonly IReadOnlyDictionary<string, BicepFile> Files =
        DeployFiles.EndingIn(".bicep").Select(file => new BicepFile(Path.GetFileName(file))).ToDictionary(file => file.Name);

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_bracket_and_quote_that_is_opened_is_closed(string name)
    {
        var open = new Stack<char>();
        foreach (var sign in Quoted().Replace(Files[name].Code, string.Empty))
        {
            if ("({[".Contains(sign, StringComparison.Ordinal))
            {
                open.Push(sign);
            }
            else if (")}]".IndexOf(sign, StringComparison.Ordinal) is >= 0 and var kind)
            {
                Assert.Equal("({["[kind], open.Pop());
            }

            Assert.NotEqual('\'', sign);
        }

        Assert.Empty(open);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_and_variable_is_used(string name)
    {
        var file = Files[name];
        Assert.All(file.Parameters.Select(parameter => parameter.Name).Concat(file.Variables), word => Assert.InRange(file.CountOf(word), 2, int.MaxValue));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_module_is_a_file_and_is_given_the_parameters_that_it_has(string name) => Assert.All(Files[name].Modules, module =>
    {
        var parameters = Files[module.File].Parameters.ToList();
        Assert.Empty(module.Given.Except(parameters.Select(parameter => parameter.Name)));
        Assert.Empty(parameters.Where(parameter => !parameter.HasDefault).Select(parameter => parameter.Name).Except(module.Given));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_asked_of_a_module_is_one_of_its_outputs(string name)
    {
        var modules = Files[name].Modules.ToDictionary(module => module.Name, module => Files[module.File]);
        Assert.All(Files[name].Asked, asked => Assert.Contains(asked.Output, modules[asked.Module].Outputs.Select(output => output.Name)));
    }

    [Fact]
    public void Every_file_but_the_main_one_is_a_module_of_it() =>
        Assert.Equal(Files.Keys.Except(["main.bicep"]).Order(StringComparer.Ordinal), Files["main.bicep"].Modules.Select(module => module.File).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_password_is_marked_as_secret_and_no_output_has_one(string name)
    {
        var file = Files[name];
        Assert.All(file.Parameters, parameter => Assert.Equal(parameter.Name.EndsWith("assword", StringComparison.Ordinal), parameter.IsSecure));
        var secrets = file.Parameters.Where(parameter => parameter.IsSecure).Select(parameter => parameter.Name).Append("listKeys").ToList();
        Assert.All(file.Outputs, output => Assert.All(secrets, secret => Assert.DoesNotContain(secret, output.Value, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_key_opens_the_storage_account_and_the_servers_identity_has_the_roles_that_it_needs()
    {
        Assert.Contains("allowSharedKeyAccess: false", Files["storage.bicep"].Code, StringComparison.Ordinal);
        Assert.Equal(["blobDataContributor", "tableDataContributor"], Files["storage.bicep"].Variables);
        Assert.Contains("enableRbacAuthorization: true", Files["vault.bicep"].Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_and_pages_are_those_of_the_server()
    {
        var apps = Files["apps.bicep"].Code;
        Assert.Contains($"var grpcPort = {ServerOptions.DefaultGrpcPort}\n", apps, StringComparison.Ordinal);
        Assert.Contains($"var gatewayHealthPort = {ServerOptions.DefaultHttpPort}\n", apps, StringComparison.Ordinal);
        Assert.Equal(["/alive", "/health"], ProbedPage().Matches(apps).Select(page => page.Groups["path"].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"'(\\.|[^'\\\n])*'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"path: '(?<path>/[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ProbedPage();
}
