namespace TrialMatch.Api.Access;

/// <summary>
/// Has refusals take one time, whatever was looked up before them. How long it takes to find that a study is another's depends on whether
/// it is in memory and how long its history is, and differs from finding that there is none; a caller who measures learns nothing of it.
/// </summary>
internal sealed class RefusalPace(TimeProvider clock)
{
    /// <summary>A choice: some ten times what a look-up takes. One that takes longer is answered after a multiple of it.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until a whole number of steps has passed since the call began.</summary>
    /// <param name="begun">The clock's timestamp then.</param>
    public Task WaitAsync(long begun, CancellationToken cancellation)
    {
        var passed = clock.GetElapsedTime(begun);
        var steps = (passed.Ticks / Step.Ticks) + 1;
        return Task.Delay((Step * steps) - passed, clock, cancellation);
    }

    public long Begin() => clock.GetTimestamp();
}
