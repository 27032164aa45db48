using System.Globalization;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage;

/// <summary>The health of a store, tested on the same path as every write.</summary>
/// <param name="look">Checks for what can be seen without a write, and reports it to the condition.</param>
internal sealed class StoreHealth(IStateStore store, StoreCondition condition, TimeProvider clock, Action? look = null) : IStoreHealth
{
    // Choices, not measurements: at most one sync in two seconds, and an answer before common probes time out.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task<string?> _probe = Task.FromResult<string?>(null);
    private long? _probedAt;

    public string? Trouble => condition.Trouble?.Cause;

    public async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        look?.Invoke();
        try
        {
            return await NewestProbe().WaitAsync(Patience, clock, cancellationToken) ?? Trouble;
        }
        catch (TimeoutException)
        {
            return Trouble ?? string.Create(
                CultureInfo.InvariantCulture, $"a write has not reached the disk within {Patience.TotalSeconds:0} s");
        }
    }

    /// <summary>Runs one probe at a time, and none while a recent result suffices.</summary>
    private Task<string?> NewestProbe()
    {
        lock (_gate)
        {
            if (condition.IsKnownGood(Fresh))
            {
                return Task.FromResult<string?>(null);
            }

            if (_probe.IsCompleted && (_probedAt is not { } at || clock.GetElapsedTime(at) >= Fresh))
            {
                _probedAt = clock.GetTimestamp();
                _probe = WriteAsync();
            }

            return _probe;
        }
    }

    private async Task<string?> WriteAsync()
    {
        try
        {
            await store.WriteAsync(StateWrite.Nothing, CancellationToken.None);
            return null;
        }
        catch (StorageUnavailableException)
        {
            return Trouble ?? "the store is closed";
        }
    }
}
