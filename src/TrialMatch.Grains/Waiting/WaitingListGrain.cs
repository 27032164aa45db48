using Microsoft.Extensions.Logging;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Abstractions.Waiting;

namespace TrialMatch.Grains.Waiting;

/// <summary>
/// Serves the waiting list. It keeps nothing but what it saw last: the list is the registry's, and a new activation simply
/// tries everyone once.
/// </summary>
internal sealed partial class WaitingListGrain(
    NetworkSeed seed, IStudyRegistry registry, WaitingClaims claims, ILogger<WaitingListGrain> logger) : Grain, IWaitingListGrain
{
    /// <summary>Studies looked at in one pass. Those behind them come when the ones before are served, or leave.</summary>
    private const int MostStudies = 10_000;

    private TrustPulse[] _pulses = [];
    private HashSet<StudyId> _tried = [];

    public async Task ServeAsync()
    {
        // The pulse is taken first: what comes free while studies are tried has them tried again next time.
        var pulses = await PulsesAsync();
        var mayBeFree = !pulses.SequenceEqual(_pulses);
        var waiting = await registry.ListWaitingAsync(lead: null, MostStudies, CancellationToken.None);
        var tried = new HashSet<StudyId>();
        foreach (var (place, study) in waiting.Index())
        {
            var wasTried = !mayBeFree && _tried.Contains(study.Id);
            if (wasTried || await TryServeAsync(study.Id, () => ServeThoseBeforeAsync(waiting.Take(place), pulses)))
            {
                tried.Add(study.Id);
            }

            await TryKeepAsync(study, mayBeFree);
        }

        (_pulses, _tried) = (pulses, tried);
        await claims.EndPassAsync();
    }

    private Task<TrustPulse[]> PulsesAsync() =>
        Task.WhenAll(seed.Trusts.Select(trust => GrainFactory.GetGrain<ITrustGrain>(trust.Id.Value).GetPulseAsync()));

    /// <summary>
    /// A long list takes a while. What a study can be served with may have come free since those before it were tried, and then it
    /// is theirs first. They are tried again once: where capacity moves all the time the list would never be got through.
    /// </summary>
    private async Task ServeThoseBeforeAsync(IEnumerable<StudyEntry> before, TrustPulse[] pulses)
    {
        if ((await PulsesAsync()).SequenceEqual(pulses))
        {
            return;
        }

        foreach (var study in before)
        {
            await TryServeAsync(study.Id, () => Task.CompletedTask);
        }
    }

    /// <param name="first">What comes first where the study can be served.</param>
    private async Task<bool> TryServeAsync(StudyId study, Func<Task> first)
    {
        try
        {
            var grain = GrainFactory.GetGrain<IStudyGrain>(study.Value);
            if (await grain.CanBeServedAsync())
            {
                await first();
                await grain.ServeAsync();
            }

            return true;
        }
        catch (Exception failure)
        {
            // One that fails must not keep the others waiting; it is tried again at the next pass.
            LogServingFailed(failure, study.Value);
            return false;
        }
    }

    private async Task TryKeepAsync(StudyEntry study, bool mayBeFree)
    {
        try
        {
            await claims.KeepForAsync(study, mayBeFree);
        }
        catch (Exception failure)
        {
            // It is told again at the next pass.
            LogKeepingFailed(failure, study.Id.Value);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Capacity could not be kept for study {Study}, which has waited long")]
    private partial void LogKeepingFailed(Exception failure, string study);

    [LoggerMessage(Level = LogLevel.Error, Message = "Study {Study} could not be served from the waiting list")]
    private partial void LogServingFailed(Exception failure, string study);
}
