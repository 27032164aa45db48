using System.Globalization;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class CommitmentsCommandTests(RunningServer server)
{
    private static readonly string March = string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow.Year + 1}-03");

    [Fact]
    public async Task What_is_promised_elsewhere_is_set_shown_and_taken_back()
    {
        (await server.RunAsync("capacity", "declare", "forde", "--pool", "imaging-slots", "--from", March, "--amount", "77")).ShouldSay("changed");
        (await server.RunAsync(
            "commitments", "set", "forde", "registry", "--label", "HER2 registry", "--field", "breast-cancer", "--kind", "own-initiated",
            "--from", March, "--take", "imaging-slots=7")).ShouldSay("trusts/forde", "changed");

        (await server.RunAsync("commitments", "list", "forde")).ShouldSay("registry", "HER2 registry", "breast-cancer", "own initiated", "imaging-slots", March, "7");
        (await server.RunAsync("capacity", "show", "forde", "--from", March, "--months", "1", "--by-month")).ShouldSay("Elsewhere", "70", "10 %");
        (await server.RunAsync("capacity", "show", "forde", "--from", March, "--months", "1")).ShouldSay("70/77", "or elsewhere");

        (await server.RunAsync("commitments", "remove", "forde", "registry")).ShouldSay("changed");
        (await server.RunAsync("commitments", "list", "forde")).ShouldSay("nothing is entered");
        (await server.RunAsync("commitments", "remove", "forde", "registry")).ShouldBeRefused(2, "ID", "registry");
    }

    [Fact]
    public async Task A_file_is_entered_and_a_wrong_one_is_named_by_row_and_column()
    {
        using var folder = TemporaryFolder.Made();
        const string header = "commitment,label,field,kind,pool,month,amount\n";
        var good = folder.Write("good.csv", header + $"trial,A trial,,RUNNING_ELSEWHERE,imaging-slots,{March},1\n");

        (await server.RunAsync("commitments", "import", "vestfold", good, "--dry-run")).ShouldSay("1 rows, 1 other commitments read", "nothing has");
        var reply = (await server.RunAsync("commitments", "import", "vestfold", good, "--output", "json")).ShouldReply<ImportOtherCommitmentsResponse>();
        Assert.Equal(1, reply.OtherCommitmentCount);

        var wrong = folder.Write("wrong.csv", header + $"trial,A trial,,ELSEWHERE,imaging-slots,{March},1\n");
        (await server.RunAsync("commitments", "import", "vestfold", wrong)).ShouldBeRefused(2, "row 2, column kind");
    }

    [Fact]
    public async Task A_share_of_a_pool_is_kept_for_the_trusts_own_research_and_shown()
    {
        (await server.RunAsync("capacity", "declare", "innlandet", "--pool", "imaging-slots", "--from", March, "--amount", "50")).ShouldSay("changed");

        (await server.RunAsync("capacity", "update", "innlandet", "--reserve", "imaging-slots=20")).ShouldSay("changed");

        var shown = (await server.RunAsync("capacity", "show", "innlandet", "--from", March, "--months", "1", "--output", "json")).ShouldReply<GetTrustCapacityResponse>();
        var slots = Assert.Single(shown.Pools, pool => pool.PoolId == "imaging-slots");
        Assert.Equal((20, 10, 50), (slots.ResearchPercent, slots.Months[0].KeptForResearch, slots.Months[0].Free));
        (await server.RunAsync("capacity", "show", "innlandet", "--from", March, "--months", "1")).ShouldSay("own research");
        (await server.RunAsync("capacity", "show", "innlandet", "--from", March, "--months", "1", "--by-month")).ShouldSay("Research", "own research");
        Assert.Empty((await server.RunAsync("trusts", "innlandet", "--output", "json")).ShouldReply<Trust>().ResearchReserves);
        (await server.RunAsync("capacity", "update", "innlandet", "--reserve", "imaging-slots=101")).ShouldBeRefused(2, "--reserve", "0 to 100");
        (await server.RunAsync("capacity", "update", "innlandet", "--reserve", "imaging-slots")).ShouldBeRefused(2, "--reserve", "imaging-slots");
    }

    [Fact]
    public async Task Where_patients_are_treated_is_set_and_shown()
    {
        (await server.RunAsync("capacity", "update", "ostfold", "--refer", "liver=unn", "--refer", "kidney=unn:40")).ShouldSay("changed");

        (await server.RunAsync("trusts", "ostfold")).ShouldSay("refers", "100 % of liver to unn", "40 % of kidney to unn");

        (await server.RunAsync("capacity", "update", "ostfold", "--refer", "liver")).ShouldBeRefused(2, "--refer", "liver");
        (await server.RunAsync("capacity", "update", "ostfold", "--refer", "liver=atlantis")).ShouldBeRefused(2, "--refer", "atlantis");
        (await server.RunAsync("capacity", "update", "ostfold", "--refer", "dismay=unn")).ShouldBeRefused(2, "--refer", "DISMAY");
    }

    [Fact]
    public async Task A_wrong_value_is_named_by_its_option()
    {
        string[] set = ["commitments", "set", "forde", "wrong", "--label", "A", "--from", March];

        (await server.RunAsync([.. set, "--kind", "theirs", "--take", "imaging-slots=1"])).ShouldBeRefused(2, "--kind", "OWN_INITIATED");
        (await server.RunAsync([.. set, "--kind", "own-initiated", "--take", "imaging-slots"])).ShouldBeRefused(2, "--take", "imaging-slots");
        (await server.RunAsync([.. set, "--kind", "own-initiated", "--take", "slots=1"])).ShouldBeRefused(2, "--take", "slots");
        (await server.RunAsync("commitments", "set", "forde", "Wrong", "--label", "A", "--from", March, "--kind", "own-initiated", "--take", "imaging-slots=1"))
            .ShouldBeRefused(2, "ID", "lower-case");
    }
}
