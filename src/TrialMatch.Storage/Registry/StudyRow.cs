using System.Collections.Immutable;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Storage.Registry;

/// <summary>Validates the registry row of a state before it waits in a queue or crosses a network.</summary>
internal static class StudyRow
{
    /// <returns>Null if the state has no row.</returns>
    /// <exception cref="InvalidOperationException">The row or one of its requests is invalid; the message names the field.</exception>
    public static StudyEntry? Of<T>(T state)
    {
        var entry = (state as IHasStudyEntry)?.ToStudyEntry();
        return entry is not null && FaultOf(entry) is { } fault ? throw new InvalidOperationException(fault) : entry;
    }

    /// <summary>
    /// Returns what is wrong with a row; null if it is valid, without building any text: every write of a study passes through here.
    /// </summary>
    private static string? FaultOf(StudyEntry entry) => entry switch
    {
        _ when string.IsNullOrEmpty(entry.Id.Value) => Empty($"{nameof(StudyEntry)}.{nameof(StudyEntry.Id)}"),
        _ when string.IsNullOrEmpty(entry.Sponsor.Value) => Empty($"{nameof(StudyEntry)}.{nameof(StudyEntry.Sponsor)}"),
        _ when string.IsNullOrEmpty(entry.Title) => Empty($"{nameof(StudyEntry)}.{nameof(StudyEntry.Title)}"),
        { Priority: < 0 or > CommandDecisions.MaxPriority } =>
            $"{nameof(StudyEntry)}.{nameof(StudyEntry.Priority)} is {entry.Priority}; expected 0 to {CommandDecisions.MaxPriority}.",
        { IdentityKeys.IsDefault: true } or { KnownDuplicates.IsDefault: true } =>
            $"{nameof(StudyEntry)}.{nameof(StudyEntry.IdentityKeys)} or {nameof(StudyEntry.KnownDuplicates)} is missing; expected a list.",
        { Requests.IsDefault: true } => $"{nameof(StudyEntry)}.{nameof(StudyEntry.Requests)} is missing; expected a list.",
        { InterventionTypes.IsDefault: true } or { Homes.IsDefault: true } =>
            $"{nameof(StudyEntry)}.{nameof(StudyEntry.InterventionTypes)} or {nameof(StudyEntry.Homes)} is missing; expected a list.",
        { Recruitment.IsDefault: true } => $"{nameof(StudyEntry)}.{nameof(StudyEntry.Recruitment)} is missing; expected a list.",
        _ when FaultOfRecruitment(entry) is { } fault => fault,
        { Placement: { } placement } when FaultOfPlacement(placement) is { } fault => fault,
        _ => FaultOfRequests(entry),
    };

    private static string? FaultOfPlacement(PlacementEntry placement)
    {
        const string Field = $"{nameof(StudyEntry)}.{nameof(StudyEntry.Placement)}.{nameof(PlacementEntry.Regions)}";
        return placement switch
        {
            { Regions.IsDefault: true } => $"{Field} is missing; expected a list.",
            _ when placement.Regions.Any(entry => string.IsNullOrEmpty(entry.Region.Value)) => $"{Field} has a region without an id; expected text.",
            _ when placement.Regions.Select(entry => entry.Region).Distinct().Count() < placement.Regions.Length =>
                $"{Field} has a region twice; expected each once.",
            _ when placement.Regions.Any(entry => !(entry.DuePatients >= 0 && entry.GotPatients >= 0 && double.IsFinite(entry.DuePatients + entry.GotPatients))) =>
                $"{Field} has patients that are no number; expected 0 or more.",
            _ => null,
        };
    }

    // Most writes are of studies that have not recruited.
    private static string? FaultOfRecruitment(StudyEntry entry)
    {
        const string Field = $"{nameof(StudyEntry)}.{nameof(StudyEntry.Recruitment)}";
        return entry.Recruitment switch
        {
            { IsEmpty: true } => null,
            var months when months.Any(month => month.Patients < 0) => $"{Field} has fewer than 0 patients; expected 0 or more.",
            var months when months.DistinctBy(month => (month.Trust, month.Month)).Count() < months.Length =>
                $"{Field} has a month of a trust twice; expected each once.",
            var months when months.Any(month => entry.Requests.All(request => request.Trust != month.Trust)) =>
                $"{Field} has a trust that was not asked; expected one of {nameof(StudyEntry.Requests)}.",
            _ => null,
        };
    }

    private static string? FaultOfRequests(StudyEntry entry)
    {
        for (var i = 0; i < entry.Requests.Length; i++)
        {
            if (FaultOfRequest(entry, i) is var (field, fault))
            {
                return $"{nameof(StudyEntry)}.{nameof(StudyEntry.Requests)}[{i}].{field} {fault}";
            }
        }

        return null;
    }

    private static (string Field, string Fault)? FaultOfRequest(StudyEntry entry, int index)
    {
        var request = entry.Requests[index];
        return request switch
        {
            _ when string.IsNullOrEmpty(request.Trust.Value) => (nameof(RequestEntry.Trust), "is empty; expected text."),
            _ when string.IsNullOrEmpty(request.StudyTitle) => (nameof(RequestEntry.StudyTitle), "is empty; expected text."),
            _ when request.Study != entry.Id =>
                (nameof(RequestEntry.Study), $"is '{request.Study}'; expected '{entry.Id}', the study it stands with."),
            _ when !IsFirstOfItsTrust(entry.Requests, index) =>
                (nameof(RequestEntry.Trust), $"is '{request.Trust}' once more; expected each trust once."),
            _ => null,
        };
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

    private static string Empty(string field) => $"{field} is empty; expected text.";
}
