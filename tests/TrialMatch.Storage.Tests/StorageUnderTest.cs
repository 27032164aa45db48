using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Tests;

/// <summary>An open store, with its registry and its feed, on the data of one test.</summary>
/// <param name="Close">Closes the store and keeps its data.</param>
public sealed record StorageUnderTest(IGrainStorage Grains, IStudyRegistry Registry, IFeed Feed, Func<ValueTask> Close);
