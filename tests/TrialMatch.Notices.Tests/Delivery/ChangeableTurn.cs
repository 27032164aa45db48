using TrialMatch.Grains.Abstractions.Cluster;

namespace TrialMatch.Notices.Tests.Delivery;

/// <summary>Delivers while a test says so.</summary>
internal sealed class ChangeableTurn : IClusterTurn
{
    private volatile bool _isOurs = true;
    private int _looks;

    public bool IsOurs
    {
        get
        {
            Interlocked.Increment(ref _looks);
            return _isOurs;
        }

        set
        {
            _isOurs = value;
            Volatile.Write(ref _looks, 0);
        }
    }

    /// <summary>How often the server has looked since a test said so: once to end what it does, and again when it has ended.</summary>
    public int Looks => Volatile.Read(ref _looks);
}
