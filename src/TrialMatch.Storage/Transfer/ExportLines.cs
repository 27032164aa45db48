using System.Security.Cryptography;

namespace TrialMatch.Storage.Transfer;

/// <summary>Reads lines of bytes and hashes them. The buffer grows to the longest line.</summary>
internal sealed class ExportLines(Stream input) : IDisposable
{
    // A state has at most 64 MiB, and what was added to it may have as much again: a choice with room to spare.
    private const int MaxLineBytes = 512 * 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The SHA-256 of all lines before the one that was read last, in hexadecimal digits.</summary>
    public string HashBefore { get; private set; } = "";

    /// <returns>The line without its end, valid until the next call; null where nothing follows.</returns>
    /// <exception cref="InvalidDataException">A line does not end, or is too long.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(searched + length);
            }

            searched = _end - _start;
            if (!await FillAsync(cancellationToken))
            {
                return searched == 0 ? null : throw new InvalidDataException($"line {Number + 1}: does not end; the export was cut off.");
            }
        }
    }

    public void Dispose() => _hash.Dispose();

    private ReadOnlyMemory<byte> Take(int length)
    {
        Number++;
        HashBefore = Convert.ToHexStringLower(_hash.GetCurrentHash());
        _hash.AppendData(_buffer, _start, length + 1);
        var line = _buffer.AsMemory(_start, length);
        _start += length + 1;
        return line;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var read = await input.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxLineBytes)
            {
                throw new InvalidDataException($"line {Number + 1}: is longer than {MaxLineBytes} bytes.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
