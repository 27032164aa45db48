using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Transfer;

/// <summary>All that a store keeps, as of one commit.</summary>
internal interface IExportSource
{
    string Profile { get; }

    /// <summary>The version of the store's tables.</summary>
    int SchemaVersion { get; }

    /// <summary>Reads the states by grain type, grain key and name, byte by byte.</summary>
    IAsyncEnumerable<ExportedState> ReadStatesAsync(CancellationToken cancellationToken);

    /// <summary>Reads the feed by sequence, after the states.</summary>
    IAsyncEnumerable<FeedEntry> ReadFeedAsync(CancellationToken cancellationToken);
}
