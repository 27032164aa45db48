using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>The registry row of a state, checked before it waits in a queue or crosses a network.</summary>
internal static class StudyRow
{
    /// <returns>Null if the state has no row.</returns>
    /// <exception cref="InvalidOperationException">The row lacks a field; the message names it.</exception>
    public static StudyEntry? Of<T>(T state)
    {
        var entry = (state as IHasStudyEntry)?.ToStudyEntry();
        if (entry is not null)
        {
            Require(entry.Id.Value, nameof(StudyEntry.Id));
            Require(entry.Sponsor.Value, nameof(StudyEntry.Sponsor));
            Require(entry.Title, nameof(StudyEntry.Title));
        }

        return entry;
    }

    private static void Require(string? text, string field)
    {
        if (string.IsNullOrEmpty(text))
        {
            throw new InvalidOperationException($"{nameof(StudyEntry)}.{field} is empty; expected text.");
        }
    }
}
