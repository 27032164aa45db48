using System.Text;
using TrialMatch.Service.Tests.Rest;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Fuzz;

/// <summary>Every method over REST with valid requests, with spoiled ones, and with text that is spoiled.</summary>
public sealed class RestFuzzTests : IDisposable
{
    private const int SpoiledOfEach = 3;

    /// <summary>The web server itself refuses longer ones, with 414.</summary>
    private const int LongestPath = 8_000;

    private const string Marks = "{}[]\":,\\ 0e-.n\u0000\u00e6\ud83d";

    private static readonly int[] Refusals = [400, 404, 409, 429, 504];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Each_method_is_carried_out_over_REST_and_no_text_is_a_fault_of_ours()
    {
        var random = Seed.Random();
        var mutation = new Mutation(random);
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var client = new ApiClient(server.GrpcAddress);
        using var rest = new RestClient(server.HttpAddress);
        var calls = new ValidCalls(client, await client.SponsorAsync("fuzz")).ByMethod;
        foreach (var method in ApiMethods.All.Where(method => !method.IsServerStreaming))
        {
            var valid = await calls[ApiMethods.NameOf(method)]();
            var whole = RestMessages.Of(method, valid)!.Value;
            var reply = await rest.SendAsync(whole.Verb, whole.Path, whole.Body);
            Assert.True((int)reply.Status == 200, $"{whole.Verb} {whole.Path} {whole.Body}: {reply.Status} {reply.Text}");
            _ = method.OutputType.Parser.ParseJson(reply.Text);

            for (var i = 0; i < SpoiledOfEach; i++)
            {
                await AssertNoFaultAsync(rest, RestMessages.Of(method, mutation.Of(valid)));
                await AssertNoFaultAsync(rest, Spoiled(random, whole));
            }
        }

        Assert.Empty(server.Log.ErrorsFrom(0));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AssertNoFaultAsync(RestClient rest, (HttpMethod Verb, string Path, string? Body)? request)
    {
        if (request is not (var verb, var path, var body) || path.Length > LongestPath)
        {
            return;
        }

        var reply = await rest.SendAsync(verb, path, body);
        var status = (int)reply.Status;
        Assert.True(status == 200 || Refusals.Contains(status), $"{verb} {path} {body}: {reply.Status} {reply.Text}");
        if (status != 200)
        {
            reply.Problem();
        }
    }

    /// <summary>The same with marks of JSON put in, or taken out, somewhere in the body, or else in the query.</summary>
    private static (HttpMethod Verb, string Path, string? Body) Spoiled(Random random, (HttpMethod Verb, string Path, string? Body) whole)
    {
        if (whole.Body is { } body)
        {
            return whole with { Body = Spoiled(random, body) };
        }

        var query = whole.Path.IndexOf('?', StringComparison.Ordinal) + 1;
        return whole with { Path = whole.Path[..query] + Uri.EscapeDataString(Spoiled(random, whole.Path[query..])).Replace("%3D", "=", StringComparison.Ordinal) };
    }

    private static string Spoiled(Random random, string text)
    {
        var spoiled = new StringBuilder(text);
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var at = random.Next(spoiled.Length + 1);
            if (at < spoiled.Length && random.Next(2) == 0)
            {
                spoiled.Remove(at, 1);
            }
            else
            {
                spoiled.Insert(at, Marks[random.Next(Marks.Length - 1)]);
            }
        }

        return spoiled.ToString();
    }
}
