namespace TrialMatch.Storage;

/// <summary>The reason why a store fails.</summary>
/// <param name="Cause">In plain words for any caller, such as "the disk is full": no paths, no internal details.</param>
/// <param name="Detail">The same for the operator: what is affected, and what to do.</param>
/// <param name="IsLasting">The trouble does not pass by itself: the store accepts no more writes until it is restarted.</param>
/// <param name="IsTriedAgain">A server that runs tries again, and needs no restart once the cause is removed.</param>
internal sealed record StoreTrouble(string Cause, string Detail, bool IsLasting = false, bool IsTriedAgain = false)
{
    /// <summary>The same for the operator of a server that runs; one that was refused its start does not recover.</summary>
    public string DetailWhileRunning => IsTriedAgain ? $"{Detail} The server recovers by itself." : Detail;
}
