namespace TrialMatch.Storage.States;

/// <summary>A write in the queue and the caller who waits for it.</summary>
internal sealed class PendingWrite(StateWrite write)
{
    // Callers go on on their own threads, never on the writer's.
    private readonly TaskCompletionSource<long> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StateWrite Write { get; } = write;

    /// <summary>Known inside the transaction, told to the caller only after it committed.</summary>
    public WriteOutcome Outcome { get; set; }

    public Task<long> Completion => _completion.Task;

    public void Complete()
    {
        if (Outcome.Error is { } error)
        {
            _completion.SetException(error);
        }
        else
        {
            _completion.SetResult(Outcome.Version);
        }
    }

    /// <summary>Changes nothing for a caller who was answered already.</summary>
    public void Fail(Exception error) => _completion.TrySetException(error);
}
