using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Grains.Tests;

/// <summary>A store that is as well as a test says.</summary>
internal sealed class ChangeableStoreHealth : IStoreHealth
{
    private volatile string? _trouble;

    public string? Trouble
    {
        get => _trouble;
        set => _trouble = value;
    }

    public Task<string?> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(Trouble);
}
