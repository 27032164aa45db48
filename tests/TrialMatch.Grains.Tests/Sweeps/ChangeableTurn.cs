using TrialMatch.Grains.Abstractions.Cluster;

namespace TrialMatch.Grains.Tests.Sweeps;

/// <summary>Sweeps while a test says so.</summary>
internal sealed class ChangeableTurn : IClusterTurn
{
    private volatile bool _isOurs = true;

    public bool IsOurs
    {
        get => _isOurs;
        set => _isOurs = value;
    }
}
