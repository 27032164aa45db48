using TrialMatch.Domain.Network;
using TrialMatch.Grains.Abstractions.Centres;

namespace TrialMatch.Grains.Centres;

/// <summary>Answers for one centre and its network.</summary>
internal sealed class CentreGrain(NetworkSeed seed) : Grain, ICentreGrain
{
    private CentreReply _reply = new(null);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = CentreId.FromText(this.GetPrimaryKeyString());
        if (seed.Centres.FirstOrDefault(candidate => candidate.Id == id) is { } centre)
        {
            _reply = new CentreReply(new CentreNetwork(
                centre, seed.NetworkOf(centre.Area), seed.Planning.Networks.IsPlanningDefault));
        }

        return Task.CompletedTask;
    }

    public Task<CentreReply> GetAsync() => Task.FromResult(_reply);
}
