using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>
/// Callers who register studies on a server that keeps being killed. Each call is repeated with the same request id
/// until it is acknowledged, or given up, so that nobody knows what became of it.
/// </summary>
internal sealed class Campaign(string sponsor, Random random)
{
    private const int Callers = 6;
    private const double GiveUpShare = 0.3;

    private readonly Lock _randomGate = new();
    private readonly ConcurrentQueue<RegisterStudyRequest> _waiting = [];
    private readonly ConcurrentDictionary<string, RegisterStudyRequest> _sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Study> _acknowledged = new(StringComparer.Ordinal);
    private int _begun;
    private int _interrupted;
    private int _givenUp;

    /// <summary>Every request that was sent at least once.</summary>
    public IReadOnlyCollection<RegisterStudyRequest> Sent => [.. _sent.Values];

    /// <summary>By request id.</summary>
    public IReadOnlyDictionary<string, Study> Acknowledged => _acknowledged;

    /// <summary>Requests that were sent and given up, so that nobody knows whether they were done.</summary>
    public int GivenUp => _givenUp;

    /// <summary>Calls that were under way when the server died.</summary>
    public int Interrupted => _interrupted;

    /// <summary>Registers studies without end until the server is dead.</summary>
    /// <param name="killed">Cancelled before the server is killed: an error without it is a fault of the server.</param>
    public Task RunUntilKilledAsync(ApiClient client, CancellationToken killed) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            while (!killed.IsCancellationRequested)
            {
                await SendAsync(client, _waiting.TryDequeue(out var waiting) ? waiting : Next(), killed);
            }
        }));

    /// <summary>Repeats the calls that were interrupted and not given up.</summary>
    public async Task FinishAsync(ApiClient client)
    {
        while (_waiting.TryDequeue(out var request))
        {
            await SendAsync(client, request, CancellationToken.None);
        }
    }

    private async Task SendAsync(ApiClient client, RegisterStudyRequest request, CancellationToken killed)
    {
        try
        {
            _sent[request.RequestId] = request;
            _acknowledged[request.RequestId] = await client.RegisterAsync(request);
        }
        catch (RpcException) when (killed.IsCancellationRequested)
        {
            Interlocked.Increment(ref _interrupted);
            RepeatLaterOrGiveUp(request);
        }
    }

    private void RepeatLaterOrGiveUp(RegisterStudyRequest request)
    {
        lock (_randomGate)
        {
            if (random.NextDouble() < GiveUpShare)
            {
                _givenUp++;
            }
            else
            {
                _waiting.Enqueue(request);
            }
        }
    }

    private RegisterStudyRequest Next()
    {
        lock (_randomGate)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"kill-{++_begun}");
            return new RegisterStudyRequest { RequestId = id, Sponsor = sponsor, Draft = CompetingDrafts.Next(random, title: id) };
        }
    }
}
