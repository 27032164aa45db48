using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Input;

/// <summary>The input named by a FILE argument: a file, or standard input for "-".</summary>
internal sealed record InputFile(string Path, long MaxSize = InputFile.MaxBytes)
{
    /// <summary>Below the server's maximum message size, so that a file accepted here also reaches the server.</summary>
    public const int MaxBytes = 4_000_000;

    private const string StandardInput = "-";

    /// <summary>The name used in messages.</summary>
    public string Name => Path == StandardInput ? "standard input" : Path;

    /// <summary>Returns the whole content; a file that is too large is refused before it is read.</summary>
    /// <exception cref="CommandException">The input cannot be read, or is too large.</exception>
    public Task<byte[]> ReadAsync(CancellationToken cancellation) => ReadAsync(ReadAllAsync, cancellation);

    /// <summary>Opens the input and passes it to a reader; failures to read name the file.</summary>
    /// <exception cref="CommandException">The input cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            // A pipe without a writer blocks whoever opens or reads it; interrupting the command does not wait for that.
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
        if (stream.CanSeek && stream.Length > MaxSize)
        {
            throw TooLarge($"{Figures.Whole(stream.Length)} bytes");
        }

        return await ReadUpToLimitAsync(stream, cancellation);
    }

    private Stream Open() => Path == StandardInput
        ? Console.OpenStandardInput()
        : new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);

    // A pipe or device has no known length: one byte above the limit is enough to detect it.
    private async Task<byte[]> ReadUpToLimitAsync(Stream stream, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(chunk, cancellation).AsTask().WaitAsync(cancellation)) > 0)
        {
            content.Write(chunk, 0, count);
            if (content.Length > MaxSize)
            {
                throw TooLarge("too large");
            }
        }

        return content.ToArray();
    }

    private CommandException TooLarge(string size) => CommandException.BadInput($"{Name}: {size}; at most {Figures.Whole(MaxSize)} bytes ({MaxSize / 1_000_000} MB) are taken");

    private CommandException Unreadable(string why, Exception cause) => new(ExitCodes.BadInput, $"{Name}: {why}", cause);
}
