using Orleans.Storage;

namespace TrialMatch.Storage.Tests.Registry;

/// <summary>Writes of one study, each titled with the number of what the feed was told with it: a copy taken meanwhile has both or neither.</summary>
internal static class NumberedWrites
{
    public const string Topic = "notices";

    public static readonly GrainId Grain = GrainId.Create("study", "one");

    /// <returns>How many there were.</returns>
    public static async Task<int> WriteUntilAsync(IGrainStorage grains, CancellationToken enough)
    {
        var state = new GrainState<FedStudy>(new FedStudy());
        var writes = 0;
        while (!enough.IsCancellationRequested)
        {
            state.State!.Study = new ListedStudy { Title = $"{++writes}" };
            state.State.Feed.Add(FedNote.Item(Topic, state.State.Study.Title));
            await grains.WriteStateAsync("state", Grain, state);
        }

        return writes;
    }
}
