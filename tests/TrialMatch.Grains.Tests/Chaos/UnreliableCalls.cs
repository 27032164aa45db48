using System.Collections.Concurrent;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Trusts;

namespace TrialMatch.Grains.Tests.Chaos;

/// <summary>Loses calls to studies and trusts, or their answers, and keeps the messages that trusts got, so that they can come again.</summary>
internal sealed class UnreliableCalls : IIncomingGrainCallFilter
{
    private readonly ConcurrentQueue<Func<GrainCluster, Task>> _messages = new();

    /// <summary>Decides the fate of each call; all go through where it is null.</summary>
    public Func<WriteFate>? NextFate { get; set; }

    /// <summary>What trusts were told since the messages were last dropped.</summary>
    public IReadOnlyCollection<Func<GrainCluster, Task>> Messages => _messages;

    /// <summary>No message is delivered twice after this: none lives so long.</summary>
    public void DropMessages() => _messages.Clear();

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var isOurs = context.Grain is ITrustGrain or IStudyGrain;
        var fate = isOurs ? NextFate?.Invoke() ?? WriteFate.Succeeds : WriteFate.Succeeds;
        if (fate == WriteFate.FailsBefore)
        {
            throw new TimeoutException("the call was lost");
        }

        if (context.Grain is ITrustGrain && context.Request.GetArgumentCount() == 1)
        {
            Keep(context.TargetId.Key.ToString()!, context.Request.GetArgument(0));
        }

        await context.Invoke();
        if (fate == WriteFate.FailsAfter)
        {
            throw new TimeoutException("the answer was lost");
        }
    }

    private void Keep(string trust, object? message)
    {
        Func<ITrustGrain, Task>? again = message switch
        {
            ReserveCapacity reserve => grain => grain.ReserveAsync(reserve),
            ReviseHold revise => grain => grain.ReviseAsync(revise),
            ReleaseHold release => grain => grain.ReleaseAsync(release),
            RecordRecruitment record => grain => grain.RecordRecruitmentAsync(record),
            _ => null,
        };
        if (again is not null)
        {
            _messages.Enqueue(cluster => again(cluster.Grains.GetGrain<ITrustGrain>(trust)));
        }
    }
}
