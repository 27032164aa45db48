namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>Whether what the service acknowledges can be stored at present. Every store tells it of itself.</summary>
public interface IStoreHealth
{
    /// <summary>
    /// Why the newest work failed, in plain words that any caller may read, such as "the disk is full"; it names no paths.
    /// Null where it did not, and again once something is stored.
    /// </summary>
    string? Trouble { get; }

    /// <summary>
    /// Tries the whole way of a write to disk, unless one took it within the last seconds: cheap, however often it is called.
    /// </summary>
    /// <returns>Null where the store takes writes; otherwise why it does not, as in <see cref="Trouble"/>.</returns>
    Task<string?> ProbeAsync(CancellationToken cancellationToken);
}
