using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Input;

/// <summary>What a FILE argument names: a file, or standard input where it is "-".</summary>
internal sealed record InputFile(string Path, long Largest = InputFile.LargestBytes)
{
    /// <summary>Below what the server takes in one message, so that a file this tool accepts reaches the server.</summary>
    public const int LargestBytes = 4_000_000;

    private const string StandardInput = "-";

    /// <summary>How messages call it.</summary>
    public string Name => Path == StandardInput ? "standard input" : Path;

    /// <summary>The whole content; refused before it is read where the file is too large.</summary>
    /// <exception cref="CommandException">It cannot be read, or is larger than <see cref="LargestBytes"/>.</exception>
    public Task<byte[]> ReadAsync(CancellationToken cancellation) => ReadAsync(ReadAllAsync, cancellation);

    /// <summary>Opens it and has it read; whatever keeps it from being read is said of the file.</summary>
    /// <exception cref="CommandException">It cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            // A pipe without a writer keeps whoever opens or reads it: who ends the command does not wait for that.
            await using var stream = await Task.Run(Open, cancellation).WaitAsync(cancellation);
            return await read(stream, cancellation);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable("no such file", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw Unreadable(Directory.Exists(Path) ? "is a directory, expected a file" : "may not be read by this user", failure);
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or NotSupportedException)
        {
            throw Unreadable("cannot be read: " + failure.Message, failure);
        }
    }

    private async Task<byte[]> ReadAllAsync(Stream stream, CancellationToken cancellation)
    {
        if (stream.CanSeek && stream.Length > Largest)
        {
            throw TooLarge($"{Figures.Whole(stream.Length)} bytes");
        }

        return await ReadUpToLimitAsync(stream, cancellation);
    }

    private Stream Open() => Path == StandardInput
        ? Console.OpenStandardInput()
        : new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);

    // A pipe or a device does not tell its length: one byte above the limit is enough to know.
    private async Task<byte[]> ReadUpToLimitAsync(Stream stream, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(chunk, cancellation).AsTask().WaitAsync(cancellation)) > 0)
        {
            content.Write(chunk, 0, count);
            if (content.Length > Largest)
            {
                throw TooLarge("too large");
            }
        }

        return content.ToArray();
    }

    private CommandException TooLarge(string size) => CommandException.BadInput($"{Name}: {size}; at most {Figures.Whole(Largest)} bytes ({Largest / 1_000_000} MB) are taken");

    private CommandException Unreadable(string why, Exception cause) => new(ExitCodes.BadInput, $"{Name}: {why}", cause);
}
