using TrialMatch.Service.Tests.Life;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Declared;

/// <summary>Studies after the same few patients, on a server of their own: what is declared lies within ten years, and counts for all.</summary>
public sealed class SamePatientsTests(RunningServer server) : ServiceTests(server), IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_second_study_of_the_same_patients_sees_what_the_first_has_left()
    {
        // One patient a month at each trust, so that they do not suffice for two.
        foreach (var trust in await Client.TrustsAsync())
        {
            await DeclareAsync(trust.Name, "eligible-patients.skin-immune-disease", amount: 1);
        }

        var large = Drafts.Of("All there are", "Psoriasis", 400).In(Window);
        var before = await Client.PreviewAsync(large);
        var first = await LivedStudy.RegisterAsync(Client, Unique("first"), Drafts.Of("First", "Psoriasis", 20).In(Window));
        Assert.Equal(Study.Types.State.Requested, (await first.NowAsync()).State);

        var after = await Client.PreviewAsync(large);
        Assert.True(after.OfferablePatients < before.OfferablePatients, $"{after.OfferablePatients} of {before.OfferablePatients}");

        await first.WithdrawAsync();
        Assert.Equal(before.OfferablePatients, (await Client.PreviewAsync(large)).OfferablePatients);
    }

    private async Task DeclareAsync(string trust, string pool, int amount) => await Client.Capacity.DeclareCapacityAsync(
        new DeclareCapacityRequest
        {
            RequestId = Unique("few"),
            Name = trust,
            Declarations =
            {
                new CapacityDeclaration { PoolId = pool, FirstMonth = Drafts.Date(Window.Start), LastMonth = Drafts.Date(Window.Start.AddMonths(23)), Amount = amount },
            },
        },
        ApiClient.Options);
}
