using Orleans.Storage;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;

namespace TrialMatch.Storage.States;

/// <summary>What the caller of a write is told that is refused alone.</summary>
internal static class Refusals
{
    public static InconsistentStateException Conflict(StateWrite write, long stored) => new(
        $"Cannot write {write.Key}: it has been written by another activation since it was read.",
        StateVersion.ToETag(stored) ?? "none",
        StateVersion.ToETag(write.ExpectedVersion) ?? "none");

    public static DuplicateNotKnownException NotKnown(StateWrite write, StudyId other) => new(
        $"Cannot write {write.Key}: it is new, and {other} has a key of its own that it does not know of.");

    public static InvalidOperationException BrokenRule(StateWrite write, Exception e) => new(
        $"Cannot write {write.Key}: its registry row '{write.Entry?.Id}' breaks a rule of the registry; "
        + "a study has one row, written with one grain's state.",
        e);
}
