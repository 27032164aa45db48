using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Transfer;

/// <summary>An empty store that takes over what another kept, all of it or nothing.</summary>
internal interface IImportTarget
{
    Task AddAsync(ExportedState state, CancellationToken cancellationToken);

    /// <summary>Adds to the feed, in the order of the sequences.</summary>
    Task AddAsync(FeedEntry entry, CancellationToken cancellationToken);

    /// <summary>Makes everything that was added durable. Without it nothing is there.</summary>
    Task CommitAsync(CancellationToken cancellationToken);
}
