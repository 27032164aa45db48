using TrialMatch.Grains.Abstractions.Cluster;

namespace TrialMatch.Notices.Tests.Delivery;

/// <summary>Delivers while a test says so.</summary>
internal sealed class ChangeableTurn : IClusterTurn
{
    private volatile bool _isOurs = true;

    public bool IsOurs
    {
        get => _isOurs;
        set => _isOurs = value;
    }
}
