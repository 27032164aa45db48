using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using TrialMatch.Api.Access;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Load;

/// <summary>One caller that asks for more than its share, and the others meanwhile.</summary>
public sealed class CallerLimitTests : IDisposable
{
    private const int AtOnce = 40;

    private static readonly Grant Acme = new(Role.Sponsor, "acme");
    private static readonly Grant Beta = new(Role.Sponsor, "beta");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_caller_with_too_many_calls_a_second_is_told_when_to_come_back_and_holds_up_nobody_else()
    {
        await using var server = await StartAsync(("TRIALMATCH_CALLER_CALLS_PER_SECOND", "1"));
        using var acme = ClientOf(server, Acme);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => RefusalOf(() => ListCentresAsync(acme))));

        Assert.Contains(null, outcomes);
        Assert.NotEmpty(outcomes.OfType<RpcException>());
        Assert.All(outcomes.OfType<RpcException>(), refusal => AssertRefused(refusal, "TOO_MANY_CALLS", TimeSpan.FromSeconds(1)));
        using var beta = ClientOf(server, Beta);
        await ListCentresAsync(beta);
        await UntilLetInAsync(() => ListCentresAsync(acme));
    }

    [Fact]
    public async Task Names_that_are_tried_out_count_as_calls()
    {
        await using var server = await StartAsync(("TRIALMATCH_CALLER_CALLS_PER_SECOND", "1"));
        using var acme = ClientOf(server, Acme);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(i => RefusalOf(() => acme.StudyAsync($"studies/{i}"))));

        Assert.Contains(outcomes, refusal => refusal!.StatusCode == StatusCode.NotFound);
        Assert.Contains(outcomes, refusal => refusal!.StatusCode == StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task An_operator_calls_as_often_as_it_likes()
    {
        await using var server = await StartAsync(("TRIALMATCH_CALLER_CALLS_PER_SECOND", "1"));
        using var client = new ApiClient(server.GrpcAddress);

        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => ListCentresAsync(client)));
    }

    [Fact]
    public async Task Streams_are_limited_for_each_caller_and_for_all_and_one_that_ends_makes_room()
    {
        await using var server = await StartAsync(("TRIALMATCH_CALLER_STREAMS", "1"), ("TRIALMATCH_STREAMS", "3"));
        using var client = new ApiClient(server.GrpcAddress);
        using var acme = ClientOf(server, Acme);
        using var nobody = new ApiClient(server.GrpcAddress, token: string.Empty);
        var study = (await client.RegisterAsync("watched", await client.SponsorAsync(Acme.Scope), Drafts.BreastCancer("Watched"))).Name;

        using var first = await WatchAsync(acme, study);
        AssertRefused(await RefusalOf(() => WatchAsync(acme, study)), "TOO_MANY_STREAMS");
        using var second = await WatchHealthAsync(nobody);
        AssertRefused(await RefusalOf(() => WatchHealthAsync(nobody)), "TOO_MANY_STREAMS");
        using var third = await WatchAsync(client, study);
        var full = await RefusalOf(() => WatchAsync(client, study));
        AssertRefused(full, "TOO_MANY_STREAMS");
        Assert.Contains("at most 3 streams of all callers", full!.Status.Detail, StringComparison.Ordinal);

        first.Dispose();
        await UntilLetInAsync(async () => (await WatchAsync(acme, study)).Dispose());
    }

    [Fact]
    public async Task Previews_are_counted_for_the_sponsor_whoever_acts_for_it()
    {
        await using var server = await StartAsync(("TRIALMATCH_SPONSOR_PREVIEWS_PER_DAY", "2"));
        using var acme = ClientOf(server, Acme);
        using var beta = ClientOf(server, Beta);
        using var both = ClientOf(server, Acme, Beta);
        using var national = ClientOf(server, new Grant(Role.National, string.Empty));
        var draft = Drafts.BreastCancer("Previewed");

        await acme.PreviewAsync(draft);
        await both.PreviewAsync(draft);
        AssertRefused(await RefusalOf(() => acme.PreviewAsync(draft)), "TOO_MANY_PREVIEWS", TimeSpan.FromDays(1));
        AssertRefused(await RefusalOf(() => both.PreviewAsync(draft)), "TOO_MANY_PREVIEWS", TimeSpan.FromDays(1));
        await beta.PreviewAsync(draft);
        AssertRefused(await RefusalOf(() => beta.PreviewAsync(draft)), "TOO_MANY_PREVIEWS", TimeSpan.FromDays(1));
        for (var i = 0; i < 3; i++)
        {
            await national.PreviewAsync(draft);
        }
    }

    [Fact]
    public async Task A_request_above_the_size_that_was_set_is_refused_and_one_below_is_not()
    {
        const int Kilobyte = 1024;
        await using var server = await StartAsync(("TRIALMATCH_REQUEST_KILOBYTES", "1024"));
        using var client = new ApiClient(server.GrpcAddress);
        var registry = new RegistryService.RegistryServiceClient(client.Invoker);

        async Task<StatusCode> AskAsync(int bytes) =>
            (await RefusalOf(async () => await registry.ImportRecordsAsync(new ImportRecordsRequest { Content = ByteString.CopyFrom(new byte[bytes]) }, ApiClient.Options)))!.StatusCode;

        Assert.Equal(StatusCode.ResourceExhausted, await AskAsync(1_025 * Kilobyte));
        Assert.Equal(StatusCode.InvalidArgument, await AskAsync(1_023 * Kilobyte));
    }

    public void Dispose() => _folder.Dispose();

    private Task<ServerProcess> StartAsync(params (string Name, string Value)[] limits)
    {
        var settings = ServerProcess.SettingsFor(_folder.Path);
        foreach (var (name, value) in limits)
        {
            settings[name] = value;
        }

        return ServerProcess.StartAsync(settings);
    }

    private static ApiClient ClientOf(ServerProcess server, params Grant[] grants) => new(server.GrpcAddress, TestLogin.TokenFor(grants));

    private static async Task ListCentresAsync(ApiClient client) => await client.Network.ListCentresAsync(new ListCentresRequest(), ApiClient.Options);

    /// <summary>Returns once the stream is open.</summary>
    private static async Task<IDisposable> WatchAsync(ApiClient client, string study)
    {
        var call = client.Studies.WatchStudy(new WatchStudyRequest { Name = study }, ApiClient.Options);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return call;
    }

    /// <inheritdoc cref="WatchAsync"/>
    private static async Task<IDisposable> WatchHealthAsync(ApiClient client)
    {
        var call = new Health.HealthClient(client.Invoker).Watch(new HealthCheckRequest(), ApiClient.Options);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        return call;
    }

    /// <summary>Null where it is carried out.</summary>
    private static async Task<RpcException?> RefusalOf(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (RpcException refusal)
        {
            return refusal;
        }
    }

    private static void AssertRefused(RpcException? refusal, string reason, TimeSpan? latestRetry = null)
    {
        Assert.Equal(StatusCode.ResourceExhausted, refusal?.StatusCode);
        Assert.Equal(reason, refusal!.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Reason);
        Assert.InRange(
            refusal!.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan(), TimeSpan.FromTicks(1), latestRetry ?? TimeSpan.FromSeconds(5));
    }

    private static async Task UntilLetInAsync(Func<Task> call)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await RefusalOf(call) is { } refusal)
        {
            Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
            patience.Token.ThrowIfCancellationRequested();
        }
    }
}
