using Microsoft.AspNetCore.Http;

namespace TrialMatch.Api.Rest;

/// <summary>The body of a reply: what is written while its status is an error's is held back, so that it can be written in another form.</summary>
internal sealed class HeldBackErrors(HttpResponse response, Stream inner) : Stream
{
    private readonly MemoryStream _held = new();

    /// <summary>What was held back.</summary>
    public ReadOnlySpan<byte> Held => _held.GetBuffer().AsSpan(0, (int)_held.Length);

    /// <summary>Whether a reply is an error's and not yet a <see cref="Problem"/>.</summary>
    public static bool IsErrorOfAnotherForm(HttpResponse response) =>
        !response.HasStarted && response.StatusCode >= StatusCodes.Status400BadRequest && response.ContentType != Problem.ContentType;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private bool IsHeldBack => IsErrorOfAnotherForm(response);

    private Stream Current => IsHeldBack ? _held : inner;

    public override void Flush() => Current.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Current.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Current.Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Current.WriteAsync(buffer, offset, count, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Current.WriteAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _held.Dispose();
        }

        base.Dispose(disposing);
    }
}
