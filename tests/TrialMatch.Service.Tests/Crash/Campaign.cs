using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>
/// Callers who register studies and lead them to their end on a server that keeps being killed. Each command is repeated
/// with the same request id until it is acknowledged; a registration may be given up, so that nobody knows what became of it.
/// </summary>
internal sealed class Campaign(string sponsor, Random random)
{
    private const int Callers = 6;
    private const double RegisterShare = 0.3;
    private const double GiveUpShare = 0.3;
    private const double LeaveShare = 0.08;

    private readonly Lock _randomGate = new();
    private readonly ConcurrentQueue<SentCommand> _waiting = [];
    private readonly ConcurrentDictionary<SentCommand, byte> _sent = [];
    private readonly ConcurrentDictionary<SentCommand, Study> _acknowledged = [];

    // The one led last goes first, so that some reach their end before the next kill. Each is led by one caller at a time.
    private readonly ConcurrentStack<string> _studies = [];
    private int _begun;
    private int _interrupted;
    private int _givenUp;

    /// <summary>Every command that was sent at least once.</summary>
    public IReadOnlyCollection<SentCommand> Sent => [.. _sent.Keys];

    /// <summary>The study as the acknowledgement told it.</summary>
    public IReadOnlyDictionary<SentCommand, Study> Acknowledged => _acknowledged;

    /// <summary>Registrations that were sent and given up, so that nobody knows whether they were done.</summary>
    public int GivenUp => _givenUp;

    /// <summary>Calls that were under way when the server died.</summary>
    public int Interrupted => _interrupted;

    public int CountAcknowledged(string type) => _acknowledged.Keys.Count(command => command.Type == type);

    /// <summary>Registers studies and leads them on without end until the server is dead.</summary>
    /// <param name="killed">Cancelled before the server is killed: an error without it is a fault of the server.</param>
    public Task RunUntilKilledAsync(ApiClient client, CancellationToken killed) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            while (!killed.IsCancellationRequested)
            {
                await ActAsync(client, killed);
            }
        }));

    /// <summary>Repeats the calls that were interrupted and not given up.</summary>
    public async Task FinishAsync(ApiClient client)
    {
        while (_waiting.TryDequeue(out var command))
        {
            await SendAsync(client, command, CancellationToken.None);
        }
    }

    private Task ActAsync(ApiClient client, CancellationToken killed) =>
        _waiting.TryDequeue(out var waiting) ? SendAsync(client, waiting, killed)
        : !Happens(RegisterShare) && _studies.TryPop(out var study) ? LeadOnAsync(client, study, killed)
        : SendAsync(client, Registration(), killed);

    private async Task LeadOnAsync(ApiClient client, string study, CancellationToken killed)
    {
        try
        {
            if (Commands.Next(await client.StudyAsync(study)) is { } next)
            {
                await SendAsync(client, next, killed);
            }
        }
        catch (RpcException) when (killed.IsCancellationRequested)
        {
            _studies.Push(study);
        }
    }

    private async Task SendAsync(ApiClient client, SentCommand command, CancellationToken killed)
    {
        try
        {
            _sent[command] = 0;
            var study = await command.SendAsync(client);
            _acknowledged[command] = study;
            if (!Happens(LeaveShare))
            {
                _studies.Push(study.Name);
            }
        }
        catch (RpcException) when (killed.IsCancellationRequested)
        {
            Interlocked.Increment(ref _interrupted);
            RepeatLaterOrGiveUp(command);
        }
    }

    private void RepeatLaterOrGiveUp(SentCommand command)
    {
        if (command.Type == Commands.Registered && Happens(GiveUpShare))
        {
            Interlocked.Increment(ref _givenUp);
        }
        else
        {
            _waiting.Enqueue(command);
        }
    }

    private bool Happens(double share)
    {
        lock (_randomGate)
        {
            return random.NextDouble() < share;
        }
    }

    private SentCommand Registration()
    {
        lock (_randomGate)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"kill-{++_begun}");
            return Commands.Register(
                new RegisterStudyRequest { RequestId = id, Sponsor = sponsor, Draft = CompetingDrafts.Next(random, title: id) });
        }
    }
}
