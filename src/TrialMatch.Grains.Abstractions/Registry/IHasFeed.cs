using System.Text.Json.Serialization;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Grain state that tells the feed what happened. The store writes both in one transaction, so the feed never misses a change
/// that was acknowledged, nor tells of one that was not. Clearing a state tells the feed nothing.
/// </summary>
public interface IHasFeed
{
    /// <summary>What the next write brings along; never part of what is stored (<see cref="JsonIgnoreAttribute"/>).</summary>
    FeedOutbox Feed { get; }
}
