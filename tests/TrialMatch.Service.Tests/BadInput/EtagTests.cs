using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.BadInput;

[Collection(SharedServer.Name)]
public sealed class EtagTests(RunningServer server) : ServiceTests(server)
{
    [Theory]
    [InlineData("old")]
    [InlineData("-1")]
    [InlineData("007")]
    [InlineData("99999999999999999999")]
    public async Task An_etag_that_was_never_issued_is_told_the_trusts_own(string etag)
    {
        var trust = await Client.Network.GetTrustAsync(new GetTrustRequest { Name = "trusts/finnmark" }, ApiClient.Options);
        var refusal = await AssertMismatchAsync(async () => await Client.Capacity.ChangeSitesAsync(
            new ChangeSitesRequest { RequestId = Unique("r"), Name = trust.Name, Etag = etag, Close = { Area.Cancer } }, ApiClient.Options));
        Assert.Contains($"trusts/finnmark has changed since it was read: its etag is {trust.Etag} now", refusal.Status.Detail, StringComparison.Ordinal);
        Refusals.AssertFacts(refusal, ("trust", "finnmark"), ("currentEtag", trust.Etag));
    }

    [Fact]
    public async Task A_command_on_a_study_that_has_changed_since_its_etag_was_read_is_refused_and_changes_nothing()
    {
        var study = await RegisterAsync();
        var moved = await PrioritiseAsync(study, "first", 3, study.Etag);
        Assert.NotEqual(study.Etag, moved.Etag);
        var refusal = await AssertMismatchAsync(() => PrioritiseAsync(study, "second", 4, study.Etag));
        Refusals.AssertFacts(refusal, ("study", study.Name["studies/".Length..]), ("state", "REQUESTED"), ("currentEtag", moved.Etag));
        Assert.Equal(moved, await Client.StudyAsync(study.Name));
        Assert.Equal(4, (await PrioritiseAsync(study, "second", 4, moved.Etag)).Priority);
        Assert.Equal(5, (await PrioritiseAsync(study, "third", 5, etag: "")).Priority);
    }

    [Fact]
    public async Task A_repeated_command_is_answered_whatever_its_etag()
    {
        var study = await RegisterAsync();
        var moved = await PrioritiseAsync(study, "once", 3, study.Etag);
        Assert.Equal(moved, await PrioritiseAsync(study, "once", 3, study.Etag));
    }

    private async Task<Study> RegisterAsync() =>
        await Client.RegisterAsync(Unique("etag"), await Client.SponsorAsync("etags"), Drafts.BreastCancer(Unique("Etags")));

    private async Task<Study> PrioritiseAsync(Study study, string requestId, int priority, string etag) =>
        await Client.Studies.PrioritiseStudyAsync(
            new PrioritiseStudyRequest { RequestId = requestId, Name = study.Name, Priority = priority, Etag = etag }, ApiClient.Options);

    private static Task<RpcException> AssertMismatchAsync(Func<Task> call) =>
        Refusals.AssertRefusedAsync(StatusCode.Aborted, "ETAG_MISMATCH", ["etag"], call);
}
