using Grpc.Core;
using TrialMatch.Service.Tests.Crash;
using TrialMatch.Service.Tests.Server;
using State = TrialMatch.V1.Study.Types.State;

namespace TrialMatch.Service.Tests.Upgrade;

/// <summary>What a caller of the previous version can ask for in fields that it has no name for.</summary>
internal static class EveryField
{
    // Each study starts on one of two silos, so that all but surely some start on the new one.
    private const int Studies = 10;

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    /// <summary>Reads every trust and its capacity, and registers studies that no centre covers.</summary>
    /// <returns>Their names.</returns>
    public static async Task<IReadOnlyList<string>> AskAsync(ApiClient client)
    {
        var trusts = await UntilAnsweredAsync(client.TrustsAsync);
        Assert.All(trusts, trust => Assert.NotEmpty(trust.EligiblePatients));
        foreach (var trust in trusts)
        {
            Assert.NotEmpty((await UntilAnsweredAsync(() => client.CapacityAsync(trust.Name, monthCount: 1))).Pools);
        }

        var sponsor = await UntilAnsweredAsync(() => client.SponsorAsync("lung"));
        var studies = new List<string>();
        for (var i = 0; i < Studies; i++)
        {
            var (id, draft) = ($"lung-{i}", Drafts.Of($"Lung study {i}", "Asthma", target: 12));
            studies.Add((await UntilAnsweredAsync(() => client.RegisterAsync(id, sponsor, draft))).Name);
        }

        return studies;
    }

    public static async Task AssertInTriageAsync(ApiClient client, IReadOnlyList<string> studies)
    {
        Assert.Equal(Studies, studies.Count);
        foreach (var study in studies)
        {
            Assert.Equal(State.Triage, (await UntilAnsweredAsync(() => client.StudyAsync(study))).State);
        }
    }

    private static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> call)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (RpcException failure) when (Campaign.MayBeRepeated(failure) && !TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                await Task.Delay(PauseAfterFailure, CancellationToken.None);
            }
        }
    }
}
