namespace TrialMatch.Storage.States;

/// <summary>What came of one write: the state's new version, or why it failed alone.</summary>
internal readonly record struct WriteOutcome(long Version, Exception? Error)
{
    public static WriteOutcome Done(long version) => new(version, null);

    public static WriteOutcome Failed(Exception error) => new(StateVersion.None, error);
}
