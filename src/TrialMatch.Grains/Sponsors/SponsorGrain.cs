using TrialMatch.Domain.Sponsors;
using TrialMatch.Grains.Abstractions.Sponsors;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Sponsors;

/// <summary>One sponsor.</summary>
internal sealed class SponsorGrain(
    [PersistentState("sponsor")] IPersistentState<SponsorDocument> document,
    TimeProvider clock) : Grain, ISponsorGrain
{
    private Sponsor? _sponsor;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.LeaveInStoreWhenMoved(document);
        _sponsor = document.State.Sponsor;
        return Task.CompletedTask;
    }

    public async Task<SponsorReply> RegisterAsync(RegisterSponsor command)
    {
        var id = SponsorId.FromText(this.GetPrimaryKeyString());
        var (sponsor, refusal) = SponsorDecisions.Register(
            _sponsor, id, command.DisplayName, command.CountryCode, command.RequestId, clock.GetUtcNow());
        if (sponsor is not null && sponsor != _sponsor)
        {
            document.State = new SponsorDocument { Sponsor = sponsor };
            await this.WriteOrDeactivateAsync(document);
            _sponsor = sponsor;
        }

        return new SponsorReply(sponsor, refusal);
    }

    public Task<SponsorReply> GetAsync() => Task.FromResult(new SponsorReply(_sponsor, null));
}
