using TrialMatch.Cli.Errors;

namespace TrialMatch.Cli.Output;

/// <summary>Writes a file completely or not at all: writes it beside its final place and moves it there.</summary>
internal sealed class NewFile : IDisposable
{
    private static readonly string[] NoFolders = ["/dev/", "/proc/", "/sys/"];

    private readonly string _option;
    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;

    private NewFile(string option, string path, string temporary, FileStream stream)
    {
        (_option, _path, _temporary, _stream) = (option, path, temporary, stream);
    }

    /// <summary>Checks that the file can be written, before there is anything to write.</summary>
    /// <exception cref="CommandException">The file cannot be written; the message names the option.</exception>
    public static NewFile Begin(string option, string path)
    {
        try
        {
            var whole = Path.GetFullPath(path);
            if (Directory.Exists(whole) || NoFolders.Any(folder => whole.StartsWith(folder, StringComparison.Ordinal)))
            {
                throw CommandException.BadInput($"{option}: {path}: expected the name of a file to write");
            }

            var temporary = $"{whole}.{Environment.ProcessId}.part";
            return new NewFile(option, whole, temporary, new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unwritable(option, path, failure);
        }
    }

    public async Task WriteAsync(byte[] content, CancellationToken cancellation)
    {
        try
        {
            await _stream.WriteAsync(content, cancellation);
            _stream.Flush(flushToDisk: true);
            await _stream.DisposeAsync();
            File.Move(_temporary, _path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_option, _path, failure);
        }
    }

    /// <summary>Removes a file that was not written completely.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_temporary);
    }

    private static CommandException Unwritable(string option, string path, Exception failure)
    {
        var why = failure switch
        {
            DirectoryNotFoundException => "there is no such folder",
            UnauthorizedAccessException => "this user may not write there",
            _ => failure.Message,
        };
        return new CommandException(ExitCodes.BadInput, $"{option}: {path}: cannot be written: {why}", failure);
    }
}
