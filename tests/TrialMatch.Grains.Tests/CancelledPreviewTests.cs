using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Placement;
using TrialMatch.Grains.Abstractions.Studies;

namespace TrialMatch.Grains.Tests;

/// <summary>A preview with counterfactuals solves each site some twenty times: nobody does that for a caller who has gone.</summary>
public sealed class CancelledPreviewTests
{
    /// <summary>The message that says so may come when the answer is there: then it is tried again.</summary>
    private const int MostAttempts = 50;

    private static readonly StudyDraft Draft = Drafts.Of("Breast Cancer", targetPatients: 60);

    [Fact]
    public async Task The_planner_stops_in_the_middle_when_its_caller_has_gone()
    {
        var watch = new Watch();
        await using var cluster = new GrainCluster { Calls = watch };
        await cluster.InitializeAsync();
        var planner = cluster.Grains.GetGrain<IPlannerGrain>(0);

        for (var attempt = 0; attempt < MostAttempts && !watch.HasStopped; attempt++)
        {
            using var gone = new CancellationTokenSource();
            watch.OnBegin = gone.Cancel;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => planner.PreviewAsync(new PreviewPlacement(Draft, Extras: PlanExtras.Counterfactuals), gone.Token));
            await watch.Ended;
        }

        Assert.True(watch.HasStopped);
    }

    private sealed class Watch : IIncomingGrainCallFilter
    {
        private TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Action? OnBegin { get; set; }

        public bool HasStopped { get; private set; }

        public Task Ended => _ended.Task;

        public async Task Invoke(IIncomingGrainCallContext context)
        {
            // What tells the grain that its caller has gone is a call to it, too.
            if (context.Grain is not IPlannerGrain || context.MethodName != nameof(IPlannerGrain.PreviewAsync))
            {
                await context.Invoke();
                return;
            }

            _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            OnBegin!();
            try
            {
                await context.Invoke();
            }
            catch (OperationCanceledException)
            {
                HasStopped = true;
            }
            finally
            {
                _ended.SetResult();
            }
        }
    }
}
