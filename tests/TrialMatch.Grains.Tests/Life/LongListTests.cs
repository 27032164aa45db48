using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Grains.Abstractions.Waiting;
using TrialMatch.Grains.Tests.Chaos;

namespace TrialMatch.Grains.Tests.Life;

/// <summary>A waiting list that is too long to be gone through in one call.</summary>
public sealed class LongListTests
{
    private const int Waiting = 12;

    [Fact]
    public async Task A_call_takes_a_step_and_the_next_goes_on_until_each_has_had_its_turn()
    {
        var turns = new Turns();
        await using var cluster = new GrainCluster { Network = SmallNetwork.WithOneTrustForCancer(), Calls = turns, LongestStep = TimeSpan.Zero };
        await cluster.InitializeAsync();
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        StudyId? first = null;
        for (var number = 0; waiting.Count < Waiting; number++)
        {
            var study = await cluster.RegisteredAsync($"waits-{number}", Drafts.Of("Breast Cancer", targetPatients: 2));
            first ??= study.Id;
            if (study.State == StudyState.Waitlisted)
            {
                waiting.Add(study.Id.Value);
            }
        }

        turns.Forget();
        Assert.Null((await cluster.RecordAsync(first!.Value, "leave", new StudyWithdrawn(""))).Refusal);
        await cluster.ServeWaitingAsync();

        Assert.Equal(1, turns.MostInOneCall);
        Assert.Superset(waiting, turns.Tried);
    }

    /// <summary>Notes which studies are tried, and how many in one call to the list.</summary>
    private sealed class Turns : IIncomingGrainCallFilter
    {
        private readonly Lock _gate = new();
        private int _inThisCall;

        public HashSet<string> Tried { get; private set; } = new(StringComparer.Ordinal);

        public int MostInOneCall { get; private set; }

        public void Forget()
        {
            lock (_gate)
            {
                (_inThisCall, MostInOneCall, Tried) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
            }
        }

        public Task Invoke(IIncomingGrainCallContext context)
        {
            Note(context);
            return context.Invoke();
        }

        private void Note(IIncomingGrainCallContext context)
        {
            lock (_gate)
            {
                if (context.Grain is IWaitingListGrain)
                {
                    _inThisCall = 0;
                }
                else if (context.Grain is IStudyGrain && context.MethodName == nameof(IStudyGrain.CanBeServedAsync))
                {
                    MostInOneCall = Math.Max(MostInOneCall, ++_inThisCall);
                    Tried.Add(context.TargetId.Key.ToString()!);
                }
            }
        }
    }
}
