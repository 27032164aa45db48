using System.Collections.Concurrent;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>
/// Callers who register studies on a server that keeps being killed. Each call is repeated with the same request id
/// until it is acknowledged, or given up, so that nobody knows what became of it.
/// </summary>
internal sealed class Campaign(IEnumerable<RegisterStudyRequest> requests, Random random)
{
    private const int Callers = 6;
    private const double GiveUpShare = 0.3;

    private readonly ConcurrentQueue<RegisterStudyRequest> _waiting = new(requests);
    private readonly ConcurrentDictionary<string, Study> _acknowledged = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<RegisterStudyRequest> _givenUp = [];
    private int _interrupted;

    /// <summary>By request id.</summary>
    public IReadOnlyDictionary<string, Study> Acknowledged => _acknowledged;

    /// <summary>Begun, and not known to be done.</summary>
    public IReadOnlyCollection<RegisterStudyRequest> GivenUp => _givenUp;

    /// <summary>Calls that were under way when the server died.</summary>
    public int Interrupted => _interrupted;

    /// <summary>Registers what waits, until nothing does or the server is dead.</summary>
    /// <param name="killed">Cancelled before the server is killed: an error without it is a fault of the server.</param>
    public Task RunAsync(ApiClient client, CancellationToken killed) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallAsync(client, killed)));

    private async Task CallAsync(ApiClient client, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested && _waiting.TryDequeue(out var request))
        {
            try
            {
                _acknowledged[request.RequestId] = await client.RegisterAsync(request);
            }
            catch (RpcException) when (killed.IsCancellationRequested)
            {
                Interlocked.Increment(ref _interrupted);
                (GivesUp() ? (Action<RegisterStudyRequest>)_givenUp.Add : _waiting.Enqueue)(request);
            }
        }
    }

    private bool GivesUp()
    {
        lock (random)
        {
            return random.NextDouble() < GiveUpShare;
        }
    }
}
