using System.Diagnostics;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>Two sponsors that probe each other learn nothing: not by what is said, not by how long it takes, not by what repeats.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class ProbingTests(IdentifiedServer server, ITestOutputHelper output)
{
    private const int Pairs = 80;
    private const int Shuffles = 20_000;

    /// <summary>Chosen so that a test that finds nothing to find fails once in ten thousand runs.</summary>
    private const double Significance = 1e-4;

    [Fact]
    public async Task Another_sponsors_study_takes_as_long_to_be_refused_as_one_that_does_not_exist()
    {
        var theirs = await RegisteredAsync("sponsor:dune", "dune", Unique("timed"), "Heart Failure");
        using var prober = await server.ClientAsync("sponsor:cyan");
        var random = Seed.Random();
        var (there, missing) = (new List<double>(), new List<double>());
        for (var pair = 0; pair < Pairs; pair++)
        {
            // In a random order, so that what changes over time falls on both.
            foreach (var isThere in random.Next(2) == 0 ? [true, false] : new[] { false, true })
            {
                (isThere ? there : missing).Add(await RefusalMillisecondsAsync(prober, isThere ? theirs : NobodysId(random)));
            }
        }

        var chance = ChanceOfSuchADifference(there, missing, random);
        output.WriteLine($"medians: {Median(there):0.0} ms for another's, {Median(missing):0.0} ms for nobody's; chance of such a difference {chance:0.0000}");
        Assert.True(chance >= Significance, $"another's study is told by the time: {Median(there):0.00} ms, against {Median(missing):0.00} ms");
    }

    [Fact]
    public void A_difference_as_large_as_what_a_refusal_varies_by_would_be_seen()
    {
        var random = Seed.Random(usual: 7);
        List<double> Draw(double shift) => [.. Enumerable.Range(0, Pairs).Select(_ => 50 + shift + random.NextDouble())];

        Assert.True(ChanceOfSuchADifference(Draw(1), Draw(0), random) < Significance);
        Assert.True(ChanceOfSuchADifference(Draw(0), Draw(0), random) >= Significance);
    }

    [Fact]
    public async Task A_request_id_that_another_sponsor_has_used_is_as_good_as_new()
    {
        var requestId = Unique("same");
        var theirs = await RegisteredAsync("sponsor:dune", "dune", requestId, "Heart Failure");
        var own = await RegisteredAsync("sponsor:cyan", "cyan", requestId, "Heart Failure");

        Assert.NotEqual(theirs, own);
        using var prober = await server.ClientAsync("sponsor:cyan");
        Assert.Equal("sponsors/cyan", (await prober.StudyAsync(own)).Sponsor);
    }

    [Fact]
    public async Task A_study_like_another_sponsors_is_registered_as_if_there_were_none_and_names_it_nowhere()
    {
        var number = $"NCT{Seed.Random().Next(10_000_000, 99_999_999)}";
        var theirs = await RegisteredAsync("sponsor:dune", "dune", Unique("twin"), "Heart Failure", number);
        var own = await RegisteredAsync("sponsor:cyan", "cyan", Unique("twin"), "Heart Failure", number);

        using var prober = await server.ClientAsync("sponsor:cyan");
        using var unit = await server.ClientAsync("national");
        Assert.Contains(theirs, (await unit.StudyAsync(own)).LikelyDuplicates);
        Assert.DoesNotContain(theirs, (await prober.StudyAsync(own)).ToString(), StringComparison.Ordinal);
        Assert.All(await prober.EventsAsync(own), told => Assert.DoesNotContain(theirs.Split('/')[1], told.ToString(), StringComparison.Ordinal));
        using var stream = prober.Studies.WatchStudy(new WatchStudyRequest { Name = own }, ApiClient.Options);
        Assert.True(await stream.ResponseStream.MoveNext(CancellationToken.None));
        Assert.DoesNotContain(theirs.Split('/')[1], stream.ResponseStream.Current.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_sponsors_page_token_is_refused_like_any_that_was_never_issued()
    {
        await RegisteredAsync("sponsor:dune", "dune", Unique("page"), "Heart Failure");
        await RegisteredAsync("sponsor:dune", "dune", Unique("page"), "Heart Failure");
        using var other = await server.ClientAsync("sponsor:dune");
        using var prober = await server.ClientAsync("sponsor:cyan");
        var theirs = (await other.Studies.ListStudiesAsync(new ListStudiesRequest { PageSize = 1 }, ApiClient.Options)).NextPageToken;
        Assert.NotEmpty(theirs);

        var (anothers, nonsense) = (await RefusalAsync(prober, theirs), await RefusalAsync(prober, new string('A', theirs.Length)));

        Assert.Equal(nonsense.Status, anothers.Status);
        Assert.Equal(nonsense.Trailers.GetValueBytes("grpc-status-details-bin"), anothers.Trailers.GetValueBytes("grpc-status-details-bin"));
    }

    private static async Task<RpcException> RefusalAsync(ApiClient client, string pageToken) => await Assert.ThrowsAsync<RpcException>(
        async () => await client.Studies.ListStudiesAsync(new ListStudiesRequest { PageToken = pageToken }, ApiClient.Options));

    private async Task<string> RegisteredAsync(string grant, string sponsor, string requestId, string condition, string? registryId = null)
    {
        using var unit = await server.ClientAsync("operator");
        await unit.SponsorAsync(sponsor);
        using var client = await server.ClientAsync(grant);
        var draft = Drafts.Of(requestId, condition, target: 1);
        if (registryId is not null)
        {
            draft.RegistryIds.Add(registryId);
        }

        return (await client.RegisterAsync(requestId, $"sponsors/{sponsor}", draft)).Name;
    }

    private static async Task<double> RefusalMillisecondsAsync(ApiClient prober, string study)
    {
        var begun = Stopwatch.GetTimestamp();
        var refusal = await Assert.ThrowsAsync<RpcException>(() => prober.StudyAsync(study));
        var passed = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
        return passed;
    }

    private static string NobodysId(Random random) =>
        "studies/study-" + string.Concat(Enumerable.Range(0, 16).Select(_ => "0123456789abcdefghjkmnpqrstvwxyz"[random.Next(32)]));

    /// <summary>How often the ranks of two groups drawn anew from the same figures are at least as far apart: a permutation test.</summary>
    private static double ChanceOfSuchADifference(List<double> one, List<double> other, Random random)
    {
        var all = one.Concat(other).ToArray();
        var ranks = all.Select(figure => all.Count(less => less < figure) + (all.Count(same => same.Equals(figure)) / 2.0)).ToArray();
        var seen = Distance(ranks, one.Count);
        var asFar = 0;
        for (var shuffle = 0; shuffle < Shuffles; shuffle++)
        {
            random.Shuffle(ranks);
            asFar += Distance(ranks, one.Count) >= seen ? 1 : 0;
        }

        return asFar / ((double)Shuffles);
    }

    private static double Distance(double[] ranks, int first) => Math.Abs(ranks.Take(first).Average() - ranks.Skip(first).Average());

    private static double Median(List<double> figures) => figures.Order().ElementAt(Pairs / 2);

    private static string Unique(string name) => $"{name}-{Guid.NewGuid():N}"[..32];
}
