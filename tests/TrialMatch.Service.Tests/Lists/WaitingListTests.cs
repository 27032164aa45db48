using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Lists;

public sealed class WaitingListTests(RunningServer server) : ServiceTests(server), IClassFixture<RunningServer>
{
    private const int Waiting = 5;

    [Fact]
    public async Task Studies_that_wait_come_page_by_page_in_their_order_also_where_one_has_left_meanwhile()
    {
        var sponsor = await Client.SponsorAsync("waiting");
        var waiting = 0;
        for (var number = 1; waiting < Waiting; number++)
        {
            Assert.InRange(number, 1, 60);
            var study = await Client.RegisterAsync($"w{number}", sponsor, Drafts.Of($"Waiting {number}", "Epilepsy", target: 15));
            waiting += study.State == Study.Types.State.Waitlisted ? 1 : 0;
        }

        var whole = (await PageAsync(Area.BrainHealth, 1_000, "")).Studies.Select(study => study.Name).ToList();
        Assert.Equal(Waiting, whole.Count);
        var first = await PageAsync(Area.BrainHealth, 2, "");
        Assert.Equal(whole[..2], first.Studies.Select(study => study.Name));
        await Client.Studies.WithdrawStudyAsync(new WithdrawStudyRequest { RequestId = "leave", Name = whole[1] }, ApiClient.Options);
        var second = await PageAsync(Area.BrainHealth, 1_000, first.NextPageToken);
        Assert.Equal(whole[2..], second.Studies.Select(study => study.Name));
        Assert.Empty(second.NextPageToken);

        await Refusals.AssertInvalidAsync("page_token", () => PageAsync(Area.Cancer, 2, first.NextPageToken));
        await Refusals.AssertInvalidAsync("page_token", () => PageAsync(Area.BrainHealth, 2, "made-up"));
    }

    private async Task<ListWaitingStudiesResponse> PageAsync(Area lead, int pageSize, string token) =>
        await Client.Studies.ListWaitingStudiesAsync(
            new ListWaitingStudiesRequest { Lead = lead, PageSize = pageSize, PageToken = token }, ApiClient.Options);
}
