using System.Globalization;
using TrialMatch.Storage;
using TrialMatch.Storage.Worker;

switch (args)
{
    case ["write", var directory, var seed]:
        await AcknowledgedWrites.RunAsync(directory, int.Parse(seed, CultureInfo.InvariantCulture));
        return 0;
    case ["throughput", var directory]:
        await Throughput.RunAsync(directory, new SqliteStorageOptions().MaxBatchWrites);
        return 0;
    case ["throughput", var directory, var maxBatchWrites]:
        await Throughput.RunAsync(directory, int.Parse(maxBatchWrites, CultureInfo.InvariantCulture));
        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: write <folder> <seed> | throughput <folder> [<most writes a transaction>]");
        return 2;
}
