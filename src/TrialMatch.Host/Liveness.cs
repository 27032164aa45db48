using Orleans.Configuration;
using TrialMatch.Grains.Abstractions.Studies;

namespace TrialMatch.Host;

/// <summary>How soon silos and gateways find out that a silo is gone. The same in all processes of a cluster.</summary>
/// <remarks>Sooner also means oftener for a silo that was only slow: one that the others have given up ends itself.</remarks>
public sealed record Liveness
{
    public const int DefaultProbeSeconds = 1;

    public const int DefaultMissedProbes = 4;

    // Multiples of the probe's time, as they are in Orleans' own defaults of 5, 30 and 60 seconds.
    private const int AliveNotesPerProbe = 6;
    private const int TableReadsPerProbe = 12;

    // Shorter than it takes to find out that a silo is gone, so that a gateway has a try left within its callers' patience.
    private const int AnswersPerMissedProbe = 2;

    // A choice.
    private const int AnswersPerWait = 2;

    /// <summary>How often silos probe each other, and how long they wait for the answer: 1 to 60 seconds.</summary>
    public int ProbeSeconds { get; init; } = DefaultProbeSeconds;

    /// <summary>After how many probes without an answer a silo asks the others to give one up: 1 to 20.</summary>
    public int MissedProbes { get; init; } = DefaultMissedProbes;

    private TimeSpan Probe => TimeSpan.FromSeconds(ProbeSeconds);

    /// <summary>
    /// How long an answer may take before it counts as lost: about half of what it takes to find out that a silo is gone, but always well
    /// above what a grain may wait for an event.
    /// </summary>
    internal TimeSpan LongestAnswer => TimeSpan.FromTicks(Math.Max((Probe * MissedProbes * AnswersPerMissedProbe).Ticks, (StudyHistory.MaxWait * AnswersPerWait).Ticks));

    internal void AddTo(ISiloBuilder silo)
    {
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = Probe;
            membership.NumMissedProbesLimit = MissedProbes;
            membership.IAmAliveTablePublishTimeout = Probe * AliveNotesPerProbe;
            membership.TableRefreshTimeout = Probe * TableReadsPerProbe;
        });
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = LongestAnswer);
    }

    internal void AddTo(IClientBuilder client)
    {
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = Probe);
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = LongestAnswer);
    }
}
