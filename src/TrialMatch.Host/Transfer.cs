using TrialMatch.Grains.Stored;
using TrialMatch.Storage;
using TrialMatch.Storage.Transfer;

namespace TrialMatch.Host;

/// <summary>Moves everything from one profile to another, by way of a file, and says on standard error how much that is.</summary>
internal static class Transfer
{
    private const string Standard = "-";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <param name="file">A new file, or - for standard output.</param>
    /// <exception cref="FormatException">The profile's data cannot be exported.</exception>
    /// <exception cref="IOException">The file exists or cannot be written, or the data cannot be read; the message says why.</exception>
    /// <exception cref="InvalidDataException">A state is damaged; the message names it.</exception>
    public static async Task ExportAsync(ServerOptions options, string file)
    {
        RefuseAzure(options);
        var counts = file == Standard
            ? await ExportAsync(options, Console.OpenStandardOutput())
            : await ExportToNewAsync(options, Path.GetFullPath(file));
        await SayAsync(counts, $"exported from {options.Place} to {file}");
    }

    /// <param name="file">A file that <see cref="ExportAsync(ServerOptions, string)"/> wrote, or - for standard input.</param>
    /// <exception cref="FormatException">The profile's store cannot be imported into.</exception>
    /// <exception cref="IOException">The file cannot be read, or the store is not empty or cannot be written; the message says why.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or breaks a rule; the message names line and field.</exception>
    public static async Task ImportAsync(ServerOptions options, string file)
    {
        RefuseAzure(options);
        await using var input = file == Standard ? Console.OpenStandardInput() : File.OpenRead(file);
        var check = new StoredGrainCheck(NetworkFile.Read(options.NetworkFile));
        var counts = options.Postgres is { } postgres
            ? await postgres.ImportAsync(input, check)
            : await SqliteDatabase.ImportAsync(options.Embedded(), input, check, CancellationToken.None);
        await SayAsync(counts, $"imported from {file} into {options.Place}, and checked");
    }

    private static async Task<TransferCounts> ExportToNewAsync(ServerOptions options, string path)
    {
        var output = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            output.UnixCreateMode = OwnerOnly;
        }

        await using var stream = new FileStream(path, output);
        try
        {
            var counts = await ExportAsync(options, stream);
            stream.Flush(flushToDisk: true);
            return counts;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static Task<TransferCounts> ExportAsync(ServerOptions options, Stream output) => options.Postgres is { } postgres
        ? postgres.ExportAsync(output, DateTimeOffset.UtcNow)
        : SqliteDatabase.ExportAsync(options.Embedded(), output, DateTimeOffset.UtcNow, CancellationToken.None);

    private static void RefuseAzure(ServerOptions options)
    {
        if (options.Azure is not null)
        {
            throw new FormatException(
                $"data is moved between the profiles \"{EnvironmentSettings.Embedded}\" and \"{EnvironmentSettings.Postgres}\"; \"{EnvironmentSettings.Azure}\" is not among them");
        }
    }

    private static Task SayAsync(TransferCounts counts, string what) =>
        Console.Error.WriteLineAsync($"{counts.States} states and {counts.FeedEntries} feed entries were {what}");
}
