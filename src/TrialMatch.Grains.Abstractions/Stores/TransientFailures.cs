namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>Tells transient failures, of the store or of a silo, from failures caused by the request.</summary>
public static class TransientFailures
{
    /// <summary>Whether the same operation may succeed when it is tried again.</summary>
    public static bool IsTransient(this Exception failure) =>
        failure is OrleansException or TimeoutException or IOException or OperationCanceledException || failure.IsOfNoSilo();

    /// <summary>Whether a call was given up before a silo was found for its grain, as one that stands still or has just died can hold it up.</summary>
    public static bool IsOfNoPlace(this Exception failure) =>
        failure is OperationCanceledException && failure.Message.StartsWith("Message expired before placement", StringComparison.Ordinal);

    /// <summary>Whether the cluster has no silo at present, as seen by a process without one: it then knows no grain either.</summary>
    public static bool IsOfNoSilo(this Exception failure) =>
        failure is ArgumentException && failure.Message.StartsWith("Could not find an implementation for interface", StringComparison.Ordinal);
}
