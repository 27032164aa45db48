namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>Which failures may be the store's, or a silo's, rather than of what was asked.</summary>
public static class PassingFailures
{
    /// <summary>Whether the same may succeed when it is tried again.</summary>
    public static bool MayPass(this Exception failure) =>
        failure is OrleansException or TimeoutException or IOException or OperationCanceledException;
}
