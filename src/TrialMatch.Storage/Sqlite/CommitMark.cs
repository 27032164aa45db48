using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Stores the number of the last commit outside the database. It distinguishes a database that has lost its newest commits from one that
/// never had them.
/// </summary>
/// <remarks>
/// Written after the commit is on disk, so the mark may lag behind the database but never leads. It is not synced with each commit: after
/// a kill the system still writes it; a power loss may set it back by about a second. Two lines are written in turn, each with a checksum,
/// so that one of them is always valid.
/// </remarks>
internal sealed partial class CommitMark : IDisposable
{
    public const string FileName = "trialmatch.mark";

    // A line contains the id (32 characters), the number (19 digits) and the checksum (10), each followed by a separator.
    private const int LineBytes = 64;
    private const int ChecksumLetters = 10;

    // A choice, not a measurement: a sync of its own for each commit would double the cost of a commit.
    private static readonly TimeSpan SyncEvery = TimeSpan.FromSeconds(1);

    private readonly FileStream _stream;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private long _syncedAt;
    private bool _isFailing;

    /// <param name="stream">Owned by the mark from now on.</param>
    public CommitMark(FileStream stream, TimeProvider clock, ILogger logger)
    {
        _stream = stream;
        _clock = clock;
        _logger = logger;
        _syncedAt = clock.GetTimestamp();
        Last = ReadLast(File);
    }

    /// <summary>The last commit that was marked; null if there is none, or the file cannot be read.</summary>
    public LastCommit? Last { get; private set; }

    /// <summary>The last commit that a mark names which may belong to another process; null if there is none.</summary>
    public static LastCommit? Peek(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!System.IO.File.Exists(path))
        {
            return null;
        }

        using var file = System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return ReadLast(file);
    }

    /// <summary>Continues from the last commit of a database that was just opened, whatever was marked.</summary>
    public void Begin(LastCommit commit)
    {
        if (Last is not { } last || last.DatabaseId != commit.DatabaseId || last.Number > commit.Number)
        {
            RandomAccess.SetLength(File, 0);
        }

        Write(commit);
        RandomAccess.FlushToDisk(File);
    }

    /// <summary>Marks a commit that is on disk. If the mark cannot be written it lags; the commit is not affected.</summary>
    public void Move(long number)
    {
        try
        {
            Write(new LastCommit(Last!.Value.DatabaseId, number));
            _isFailing = false;
        }
        catch (IOException e)
        {
            if (!_isFailing)
            {
                LogCannotWrite(e.Message);
            }

            _isFailing = true;
        }
    }

    /// <summary>Syncs the mark to disk, if that was not done for a while.</summary>
    public void SyncNowAndThen()
    {
        if (_clock.GetElapsedTime(_syncedAt) >= SyncEvery)
        {
            Sync();
            _syncedAt = _clock.GetTimestamp();
        }
    }

    public void Dispose()
    {
        Sync();
        _stream.Dispose();
    }

    private SafeFileHandle File => _stream.SafeFileHandle;

    private void Sync()
    {
        try
        {
            RandomAccess.FlushToDisk(File);
        }
        catch (IOException e)
        {
            LogCannotWrite(e.Message);
        }
    }

    private void Write(LastCommit commit)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{commit.DatabaseId} {commit.Number:D19}");
        RandomAccess.Write(File, Encoding.ASCII.GetBytes($"{text} {Checksum(text)}\n"), commit.Number % 2 * LineBytes);
        Last = commit;
    }

    private static LastCommit? ReadLast(SafeFileHandle file)
    {
        var bytes = new byte[2 * LineBytes];
        var read = RandomAccess.Read(file, bytes, fileOffset: 0);
        LastCommit? last = null;
        for (var start = 0; start + LineBytes <= read; start += LineBytes)
        {
            if (Parse(Encoding.ASCII.GetString(bytes, start, LineBytes)) is { } commit && !(commit.Number <= last?.Number))
            {
                last = commit;
            }
        }

        return last;
    }

    private static LastCommit? Parse(string line)
    {
        var parts = line.TrimEnd('\n').Split(' ');
        return parts is [var id, var number, var checksum]
            && checksum == Checksum($"{id} {number}")
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new LastCommit(id, value)
            : null;
    }

    private static string Checksum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..ChecksumLetters];

    [LoggerMessage(17, LogLevel.Warning, "The mark of the last commit cannot be written: {Reason} Commits go on; if they were lost now, the next start might not detect it.")]
    private partial void LogCannotWrite(string reason);
}
