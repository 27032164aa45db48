namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>Tells transient failures, of the store or of a silo, from failures caused by the request.</summary>
public static class TransientFailures
{
    /// <summary>Whether the same operation may succeed when it is tried again.</summary>
    public static bool IsTransient(this Exception failure) =>
        failure is OrleansException or TimeoutException or IOException or OperationCanceledException;
}
