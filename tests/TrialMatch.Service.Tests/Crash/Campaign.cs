using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>
/// Callers who register studies and lead them to their end on servers that keep being killed. Each command is repeated
/// with the same request id until it is acknowledged; a registration may be given up, so that nobody knows what became of it.
/// </summary>
/// <param name="callers">How many call at once.</param>
/// <param name="pause">How long each waits between two calls; at once where it is left out.</param>
internal sealed class Campaign(string sponsor, Random random, int callers = 6, TimeSpan pause = default)
{
    private const double RegisterShare = 0.3;
    private const double GiveUpShare = 0.3;
    private const double LeaveShare = 0.08;

    private static readonly TimeSpan MaxWaitForProgress = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

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

    /// <summary>What a caller is told to try again, or sees when the gateway itself is gone. Anything else is a fault.</summary>
    public static bool MayBeRepeated(RpcException failure) =>
        failure.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.ResourceExhausted or StatusCode.Cancelled;

    /// <summary>Registers studies and leads them on without end until the server is dead.</summary>
    /// <param name="killed">Cancelled before the server is killed: an error without it is a fault of the server.</param>
    public Task RunUntilKilledAsync(ApiClient client, CancellationToken killed) => RunUntilAsync(() => client, _ => false, killed);

    /// <summary>Registers studies and leads them on until told to stop.</summary>
    /// <param name="client">Whom to call, asked for each call.</param>
    /// <param name="mayBeRepeated">Which errors are excused; the caller pauses and tries again.</param>
    /// <param name="ended">Once it is cancelled any error is excused.</param>
    public Task RunUntilAsync(Func<ApiClient> client, Func<RpcException, bool> mayBeRepeated, CancellationToken ended) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (!ended.IsCancellationRequested)
            {
                var isAnswered = await ActAsync(client(), failure => ended.IsCancellationRequested || mayBeRepeated(failure));
                await Task.Delay(isAnswered ? pause : PauseAfterFailure, CancellationToken.None);
            }
        }));

    /// <summary>Waits for the callers to have this many acknowledgements.</summary>
    /// <param name="calls">The callers; what ended them is thrown.</param>
    public async Task UntilAcknowledgedAsync(int wanted, Task calls)
    {
        using var limit = new CancellationTokenSource(MaxWaitForProgress);
        while (_acknowledged.Count < wanted)
        {
            if (calls.IsCompleted)
            {
                await calls;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }
    }

    /// <summary>Repeats the calls that were interrupted and not given up.</summary>
    public async Task FinishAsync(ApiClient client)
    {
        while (_waiting.TryDequeue(out var command))
        {
            await SendAsync(client, command, _ => false);
        }
    }

    /// <returns>Whether the call was answered.</returns>
    private Task<bool> ActAsync(ApiClient client, Func<RpcException, bool> isExcused) =>
        _waiting.TryDequeue(out var waiting) ? SendAsync(client, waiting, isExcused)
        : !Happens(RegisterShare) && _studies.TryPop(out var study) ? LeadOnAsync(client, study, isExcused)
        : SendAsync(client, Registration(), isExcused);

    private async Task<bool> LeadOnAsync(ApiClient client, string study, Func<RpcException, bool> isExcused)
    {
        try
        {
            return Commands.Next(await client.StudyAsync(study)) is not { } next || await SendAsync(client, next, isExcused);
        }
        catch (RpcException failure) when (isExcused(failure))
        {
            _studies.Push(study);
            return false;
        }
    }

    private async Task<bool> SendAsync(ApiClient client, SentCommand command, Func<RpcException, bool> isExcused)
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

            return true;
        }
        catch (RpcException failure) when (isExcused(failure))
        {
            Interlocked.Increment(ref _interrupted);
            RepeatLaterOrGiveUp(command);
            return false;
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
