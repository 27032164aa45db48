using System.Globalization;

namespace TrialMatch.Storage.Worker;

/// <summary>
/// Writers that never stop: each rewrites its own grain and prints "grain count" once the write is acknowledged.
/// The process is there to be killed.
/// </summary>
internal static class AcknowledgedWrites
{
    public const string StateName = "study";

    private const int Writers = 8;

    public static GrainId Grain(int writer) => GrainId.Create("counted-study", $"study-{writer}");

    public static async Task RunAsync(string directory, int seed)
    {
        await using var store = OpenStore.Open(directory);
        var output = TextWriter.Synchronized(Console.Out);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(
            writer => Task.Run(() => WriteForeverAsync(store, writer, new Random(seed + writer), output))));
    }

    private static async Task WriteForeverAsync(OpenStore store, int writer, Random random, TextWriter output)
    {
        var state = new GrainState<CountedStudy>(new CountedStudy());
        await store.Grains.ReadStateAsync(StateName, Grain(writer), state);
        while (true)
        {
            state.State!.Id = Grain(writer).Key.ToString()!;
            state.State.Count();
            state.State.Filler = new string('x', random.Next(20_000));
            await store.Grains.WriteStateAsync(StateName, Grain(writer), state);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{writer} {state.State.Writes}"));
        }
    }
}
