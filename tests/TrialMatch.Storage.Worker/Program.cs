using System.Globalization;
using TrialMatch.Storage.Worker;

switch (args)
{
    case ["write", var directory, var seed]:
        await AcknowledgedWrites.RunAsync(directory, int.Parse(seed, CultureInfo.InvariantCulture));
        return 0;
    case ["throughput", var directory]:
        await Throughput.RunAsync(directory);
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: write <folder> <seed> | throughput <folder>");
        return 2;
}
