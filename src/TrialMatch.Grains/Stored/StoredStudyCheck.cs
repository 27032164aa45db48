using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Grains.Studies;

namespace TrialMatch.Grains.Stored;

/// <summary>Replays a study's history, and compares its registry row and its chain with what follows from it.</summary>
internal static class StoredStudyCheck
{
    /// <summary>The type of the grain, and the name of its state.</summary>
    public const string GrainType = "study";

    /// <summary>Returns the row that the history gives; null where it gives none.</summary>
    /// <exception cref="InvalidDataException">The history cannot be replayed.</exception>
    public static StudyEntry? RowOf(StoredGrainState state)
    {
        var document = StoredReading.ReadGrown<StudyDocument>(state);
        CheckHistory(state, document);
        return Replay(state, document);
    }

    public static void Check(StoredGrainState state)
    {
        var document = StoredReading.ReadGrown<StudyDocument>(state);
        CheckHistory(state, document);
        if (StoredRow.FirstDifference(stored: state.Entry, replayed: Replay(state, document)) is { } difference)
        {
            throw StoredReading.Fault(state, $"has a registry row that its history contradicts: {difference}");
        }

        if (CanonicalEntry.Chain.FindBreak(document.Id, document.History, HistoryChain.HeadOf(document.History)) is { } broken)
        {
            throw StoredReading.Fault(
                state, $"has history[{broken.Version - 1}] that its chain of hashes contradicts ({broken.Kind}); expected what was written.");
        }
    }

    private static void CheckHistory(StoredGrainState state, StudyDocument document)
    {
        if (document.History.IsDefault)
        {
            throw StoredReading.Fault(state, "has no history; expected a list.");
        }

        if (!document.History.IsEmpty && document.Id.Value != state.GrainKey)
        {
            throw StoredReading.Fault(state, $"has id '{document.Id}'; expected '{state.GrainKey}', the grain's key.");
        }

        for (var i = 0; i < document.History.Length; i++)
        {
            if (document.History[i] is not { } entry || entry.Version != i + 1)
            {
                throw StoredReading.Fault(state, $"has history[{i}].version {document.History[i]?.Version}; expected {i + 1}.");
            }
        }
    }

    // What a history cannot mean, the fold answers with whatever exception it meets.
    private static StudyEntry? Replay(StoredGrainState state, StudyDocument document)
    {
        try
        {
            return document.ToStudyEntry();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or NullReferenceException or KeyNotFoundException)
        {
            throw StoredReading.Fault(state, $"has a history that cannot be replayed: {e.Message}", e);
        }
    }
}
