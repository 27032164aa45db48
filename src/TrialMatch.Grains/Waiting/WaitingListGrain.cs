using Microsoft.Extensions.Logging;
using TrialMatch.Domain.Planning;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Grains.Abstractions.Waiting;
using TrialMatch.Grains.Sweeps;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Waiting;

/// <summary>
/// Serves the waiting list, one step at a time: a call that went through a list of thousands would time out, and the next would queue
/// behind it. It keeps only its position and what it saw last. The list itself is in the registry, and a new activation simply tries every
/// study once.
/// </summary>
internal sealed partial class WaitingListGrain(
    NetworkSeed seed,
    IStudyRegistry registry,
    WaitingClaims claims,
    TimeProvider clock,
    SweepOptions options,
    SweepPass sweep,
    GrainInstruments instruments,
    ILogger<WaitingListGrain> logger) : Grain, IWaitingListGrain
{
    /// <summary>The maximum number of studies in one pass. Those behind them get their turn when earlier ones are served or leave the list.</summary>
    private const int MaxStudies = 10_000;

    private TrustPulse[] _pulses = [];
    private HashSet<StudyId> _tried = [];
    private WaitingPass? _pass;

    public Task<bool> ServeAsync() => sweep.RunAsync(ServeStepAsync, otherwise: false);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        instruments.OnWaiting(null);
        return Task.CompletedTask;
    }

    private async Task<bool> ServeStepAsync()
    {
        var begun = clock.GetTimestamp();
        var pass = _pass ??= await BeginAsync();
        while (!pass.IsOver)
        {
            await TakeTurnAsync(pass);
            if (sweep.Stopping.IsCancellationRequested || clock.GetElapsedTime(begun) >= options.MaxStep)
            {
                return false;
            }
        }

        (_pulses, _tried, _pass) = (pass.Pulses, pass.Tried, null);
        await claims.EndPassAsync();
        return true;
    }

    private async Task<WaitingPass> BeginAsync()
    {
        sweep.Begin(nameof(WaitingListSweep));

        // Take the pulse first: capacity that becomes free while studies are tried has them tried again in the next pass.
        var pulses = await PulsesAsync();
        var waiting = await registry.ListWaitingAsync(lead: null, MaxStudies, CancellationToken.None);
        instruments.OnWaiting(waiting.CountBy(study => study.Lead).ToDictionary());
        return new WaitingPass(waiting, pulses, !pulses.SequenceEqual(_pulses));
    }

    private Task<TrustPulse[]> PulsesAsync() => Task.WhenAll(seed.Trusts.Select(trust => PulseOfAsync(trust.Id)));

    /// <summary>A trust that does not answer has nothing to offer, and must not keep the list from the capacity of others.</summary>
    private Task<TrustPulse> PulseOfAsync(TrustId trust) => sweep.TryAsync(
        () => GrainFactory.GetGrain<ITrustGrain>(trust.Value).GetPulseAsync(),
        otherwise: new TrustPulse(Guid.Empty, 0),
        failure => LogPulseFailed(failure, trust.Value));

    private async Task TakeTurnAsync(WaitingPass pass)
    {
        var study = pass.Study;
        if (!pass.MayBeFree && !pass.IsRetry && _tried.Contains(study.Id))
        {
            pass.Tried.Add(study.Id);
        }
        else if (!await TryServeAsync(pass, study.Id))
        {
            pass.TryThoseBeforeAgain();
            return;
        }

        if (!pass.IsSecondTurn)
        {
            await TryKeepAsync(study, pass.MayBeFree);
        }

        pass.MoveOn();
    }

    /// <summary>
    /// Returns false if the study could be served with capacity that may have become free since earlier ones were tried: those come first.
    /// </summary>
    private Task<bool> TryServeAsync(WaitingPass pass, StudyId study) => sweep.TryStudyAsync(
        () => ServeAsync(pass, study), otherwise: true, failure => LogServingFailed(failure, study.Value));

    private async Task<bool> ServeAsync(WaitingPass pass, StudyId study)
    {
        var grain = GrainFactory.GetGrain<IStudyGrain>(study.Value);
        if (await grain.CanBeServedAsync())
        {
            // Retry only once: if capacity changed all the time, the pass would never end.
            if (!pass.IsRetry && !(await PulsesAsync()).SequenceEqual(pass.Pulses))
            {
                return false;
            }

            await grain.ServeAsync();
        }

        pass.Tried.Add(study);
        return true;
    }

    private Task TryKeepAsync(StudyEntry study, bool mayBeFree) => sweep.TryAsync(
        () => claims.KeepForAsync(study, mayBeFree), failure => LogKeepingFailed(failure, study.Id.Value));

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not keep capacity for study {Study}, which has waited long")]
    private partial void LogKeepingFailed(Exception failure, string study);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not serve study {Study} from the waiting list")]
    private partial void LogServingFailed(Exception failure, string study);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not ask {Trust} whether capacity has become free")]
    private partial void LogPulseFailed(Exception failure, string trust);
}
