using System.Collections.Immutable;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Centres;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Centres;

/// <summary>Answers for one centre. The trusts themselves say who is in its network, so the centre has nothing to keep in step.</summary>
internal sealed class CentreGrain(NetworkSeed seed) : Grain, ICentreGrain
{
    private Centre? _centre;

    /// <summary>All trusts: first those that the network file lists for the area, in that order.</summary>
    private ImmutableArray<TrustId> _trusts = [];

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = CentreId.FromText(this.GetPrimaryKeyString());
        _centre = seed.Centres.FirstOrDefault(candidate => candidate.Id == id);
        if (_centre is not null)
        {
            _trusts = [.. seed.NetworkOf(_centre.Area).Union(seed.Trusts.Select(trust => trust.Id))];
        }

        return Task.CompletedTask;
    }

    public async Task<CentreReply> GetAsync()
    {
        if (_centre is not { } centre)
        {
            return new CentreReply(null);
        }

        var sites = await Task.WhenAll(_trusts.Select(trust => GrainFactory.GetGrain<ITrustGrain>(trust.Value).GetSitesAsync()));
        var members = _trusts.Where((_, i) => sites[i].Areas.Open.Contains(centre.Area));
        var isDefault = seed.Planning.Networks.IsPlanningDefault && sites.Any(site => !site.Areas.Declared.Contains(centre.Area));
        return new CentreReply(new CentreNetwork(centre, [.. members], isDefault));
    }
}
