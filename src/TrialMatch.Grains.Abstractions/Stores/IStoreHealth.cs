namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>Reports whether the store can currently make writes durable. Every store implements it.</summary>
public interface IStoreHealth
{
    /// <summary>
    /// Why the most recent operation failed, in plain words that any caller may read, such as "the disk is full"; contains no paths. Null
    /// if it succeeded, and again once something is stored.
    /// </summary>
    string? Trouble { get; }

    /// <summary>Tries a complete write to disk, unless a write succeeded within the last seconds. Cheap, however often it is called.</summary>
    /// <returns>Null if the store accepts writes; otherwise the reason why not, as in <see cref="Trouble"/>.</returns>
    Task<string?> ProbeAsync(CancellationToken cancellationToken);
}
