using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TrialMatch.Storage.Tests.Postgres;

/// <summary>
/// Stands between a store and its server, and on request keeps a reply for itself and breaks the connection: what was asked is done, and
/// nobody is told.
/// </summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    // The server's message that says that it is ready for the next request ends each of its replies.
    private const byte ReadyForQuery = (byte)'Z';
    private const int HeaderBytes = 5;

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _socket;
    private readonly Task _run;
    private int _repliesToPass = int.MaxValue;

    /// <param name="folder">Where the server's socket lies.</param>
    public LossyProxy(string folder)
    {
        _socket = Path.Combine(folder, ".s.PGSQL.5432");
        _listener.Start();
        _run = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Lets some replies pass, of whichever connection, and loses the next one. After that all is well again.</summary>
    public void LoseReplyAfter(int passed) => Volatile.Write(ref _repliesToPass, passed);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _run;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket), _stop.Token);
                var requests = new NetworkStream(client).CopyToAsync(new NetworkStream(server), _stop.Token);
                await PassRepliesAsync(new NetworkStream(server), new NetworkStream(client));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // One of the two has gone.
            }
        }
    }

    private async Task PassRepliesAsync(NetworkStream server, NetworkStream client)
    {
        var header = new byte[HeaderBytes];
        while (true)
        {
            await server.ReadExactlyAsync(header, _stop.Token);
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1)) - sizeof(int)];
            await server.ReadExactlyAsync(body, _stop.Token);
            var isLost = Volatile.Read(ref _repliesToPass) <= 0;
            if (!isLost)
            {
                await client.WriteAsync((byte[])[.. header, .. body], _stop.Token);
            }

            if (header[0] == ReadyForQuery && Interlocked.Decrement(ref _repliesToPass) < 0 && isLost)
            {
                Volatile.Write(ref _repliesToPass, int.MaxValue);
                return;
            }
        }
    }
}
