using System.Collections.Immutable;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>The registry row of a state, checked before it waits in a queue or crosses a network.</summary>
internal static class StudyRow
{
    private const int MaxPriority = 9;

    /// <returns>Null if the state has no row.</returns>
    /// <exception cref="InvalidOperationException">The row or one of its requests is wrong; the message names the field.</exception>
    public static StudyEntry? Of<T>(T state)
    {
        var entry = (state as IHasStudyEntry)?.ToStudyEntry();
        if (entry is not null)
        {
            RequireText(entry.Id.Value, $"{nameof(StudyEntry)}.{nameof(StudyEntry.Id)}");
            RequireText(entry.Sponsor.Value, $"{nameof(StudyEntry)}.{nameof(StudyEntry.Sponsor)}");
            RequireText(entry.Title, $"{nameof(StudyEntry)}.{nameof(StudyEntry.Title)}");
            Require(
                entry.Priority is >= 0 and <= MaxPriority,
                $"{nameof(StudyEntry)}.{nameof(StudyEntry.Priority)} is {entry.Priority}; expected 0 to {MaxPriority}.");
            CheckRequests(entry);
        }

        return entry;
    }

    private static void CheckRequests(StudyEntry entry)
    {
        Require(!entry.Requests.IsDefault, $"{nameof(StudyEntry)}.{nameof(StudyEntry.Requests)} is missing; expected a list.");
        for (var i = 0; i < entry.Requests.Length; i++)
        {
            var request = entry.Requests[i];
            var name = $"{nameof(StudyEntry)}.{nameof(StudyEntry.Requests)}[{i}]";
            RequireText(request.Trust.Value, $"{name}.{nameof(RequestEntry.Trust)}");
            RequireText(request.StudyTitle, $"{name}.{nameof(RequestEntry.StudyTitle)}");
            Require(
                request.Study == entry.Id,
                $"{name}.{nameof(RequestEntry.Study)} is '{request.Study}'; expected '{entry.Id}', the study it stands with.");
            Require(
                IsFirstOfItsTrust(entry.Requests, i),
                $"{name}.{nameof(RequestEntry.Trust)} is '{request.Trust}' once more; expected each trust once.");
        }
    }

    private static bool IsFirstOfItsTrust(ImmutableArray<RequestEntry> requests, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (requests[i].Trust == requests[index].Trust)
            {
                return false;
            }
        }

        return true;
    }

    private static void RequireText(string? text, string field) =>
        Require(!string.IsNullOrEmpty(text), $"{field} is empty; expected text.");

    private static void Require(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
