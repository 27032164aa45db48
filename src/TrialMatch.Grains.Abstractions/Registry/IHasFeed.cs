using System.Text.Json.Serialization;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>
/// Grain state that publishes events to the feed. The store writes both in one transaction, so the feed has every acknowledged change and
/// no other. Clearing a state publishes nothing.
/// </summary>
public interface IHasFeed
{
    /// <summary>The items that the next write publishes; never part of what is stored (<see cref="JsonIgnoreAttribute"/>).</summary>
    FeedOutbox Feed { get; }
}
