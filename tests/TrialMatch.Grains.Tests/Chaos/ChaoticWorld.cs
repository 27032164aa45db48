using System.Collections.Concurrent;
using System.Text.Json;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Tests.Chaos;

/// <summary>
/// A cluster whose store and messages fail as chance has it, and all who use it: they send a command until an answer comes.
/// </summary>
internal sealed class ChaoticWorld(GrainCluster cluster, UnreliableCalls calls)
{
    private const int MostAttempts = 400;
    private static readonly TimeSpan LongestUnrest = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<SentCommand> _sent = new();

    public GrainCluster Cluster => cluster;

    public UnreliableCalls Calls => calls;

    /// <summary>Studies that may hold something.</summary>
    public List<StudyId> Living { get; } = [];

    /// <summary>Each write and each call goes wrong now and then, before or after it took effect.</summary>
    public void BeginTrouble(Random random)
    {
        cluster.Store.NextFate = () => FateOf(random, percent: 4);
        calls.NextFate = () => FateOf(random, percent: 2);
    }

    public void EndTrouble()
    {
        cluster.Store.NextFate = null;
        calls.NextFate = null;
    }

    public async Task<StudyId> RegisterAsync(string requestId, StudyDraft draft, StudyIntent intent = StudyIntent.Place)
    {
        var study = cluster.StudyOf(requestId);
        var (reply, attempts) = await UntilAnsweredAsync(() => cluster.RegisterAsync(requestId, draft, intent));
        Assert.Null(reply.Refusal);
        var id = StudyId.FromText(study.GetPrimaryKeyString());
        _sent.Enqueue(new SentCommand(id, new RequestId(requestId), null, IsAcknowledged: true, attempts));
        return id;
    }

    public async Task CommandAsync(StudyId study, string requestId, CommandEvent wanted)
    {
        var (reply, attempts) = await UntilAnsweredAsync(() => cluster.RecordAsync(study, requestId, wanted));
        _sent.Enqueue(new SentCommand(study, new RequestId(requestId), wanted, reply.Refusal is null, attempts));
    }

    /// <summary>The same command twice at a time, as from a caller who lost patience.</summary>
    public Task CommandTwiceAsync(StudyId study, string requestId, CommandEvent wanted) =>
        Task.WhenAll(CommandAsync(study, requestId, wanted), CommandAsync(study, requestId, wanted));

    public async Task<Study> StudyAsync(StudyId id) => (await UntilAnsweredAsync(() => cluster.StudyOf(id).GetAsync())).Answer.Study!;

    public static async Task<(T Answer, int Attempts)> UntilAnsweredAsync<T>(Func<Task<T>> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await call(), attempt);
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException && attempt < MostAttempts)
            {
                await Task.Delay(Math.Min(attempt, 50));
            }
        }
    }

    /// <summary>Waits until all holds that must hold of studies at rest.</summary>
    public async Task AssertComesToRestAsync()
    {
        var until = TimeProvider.System.GetUtcNow() + LongestUnrest;
        IReadOnlyList<string> broken;
        do
        {
            var before = Versions();
            broken = (await UntilAnsweredAsync(() => Invariants.FindBrokenAsync(cluster, Living))).Answer;
            if (broken.Count == 0 && Versions().SequenceEqual(before))
            {
                return;
            }

            await Task.Delay(10);

            // Now and then it takes the sweep to wake one that is in a passing state.
            cluster.Clock.Advance(StudySteps.PassingTime / 20);
        }
        while (TimeProvider.System.GetUtcNow() < until);
        Assert.Fail($"After {LongestUnrest.TotalSeconds} seconds:\n{string.Join('\n', broken.Take(20))}");
    }

    /// <summary>Every acknowledged command is on record once, and every study is what its history tells.</summary>
    public async Task AssertOnRecordAsync()
    {
        foreach (var commands in _sent.GroupBy(command => command.Study))
        {
            // The waiting list may be served at any time, so its history may be longer than the study that was read before it.
            var study = await StudyAsync(commands.Key);
            var history = (await UntilAnsweredAsync(() => cluster.StudyOf(commands.Key).GetHistoryAsync())).Answer.Entries;
            foreach (var sendings in commands.GroupBy(command => command.RequestId))
            {
                AssertOnRecord([.. sendings], history.Count(sendings.First().IsIn));
            }

            Assert.Equal(Enumerable.Range(1, history.Length).Select(version => (long)version), history.Select(entry => entry.Version));
            Assert.Equal(Json(Study.Replay(commands.Key, history[..(int)study.Version])), Json(study));
        }

        _sent.Clear();
    }

    /// <summary>Those that are over hold nothing any more, which was asserted; what they still held would be held by nobody.</summary>
    public async Task ForgetTheDeadAsync()
    {
        foreach (var study in await Task.WhenAll(Living.Select(StudyAsync)))
        {
            if (study.IsOver)
            {
                Living.Remove(study.Id);
            }
        }
    }

    /// <param name="sendings">Of one command, by as many callers at a time. A refusal is not remembered, so that one of them may be refused
    /// and the next one, after the study went on, acknowledged.</param>
    private static void AssertOnRecord(IReadOnlyList<SentCommand> sendings, int times)
    {
        var what = $"On record {times} times: {string.Join("; ", sendings)}";
        if (sendings.Any(sending => sending.IsAcknowledged))
        {
            Assert.True(times == 1, what);
        }
        else if (sendings.All(sending => sending.Attempts == 1))
        {
            Assert.True(times == 0, what);
        }
        else
        {
            // An earlier attempt may have been late and overtaken by the one that was refused.
            Assert.True(times <= 1, what);
        }
    }

    private long[] Versions() => [.. cluster.Store.Entries()
        .Where(entry => Living.Contains(entry.Id))
        .OrderBy(entry => entry.Id.Value, StringComparer.Ordinal)
        .Select(entry => cluster.Store.VersionOf(entry.Id))];

    private static WriteFate FateOf(Random random, int percent)
    {
        lock (random)
        {
            return random.Next(100) is var fate && fate < percent ? WriteFate.FailsBefore
                : fate < 2 * percent ? WriteFate.FailsAfter
                : WriteFate.Succeeds;
        }
    }

    private static string Json(Study? study) => JsonSerializer.Serialize(study, DomainJson.Options);
}
