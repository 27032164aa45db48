using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Grains.Studies;

internal static class RequestEntries
{
    /// <summary>The registry row of what a study asked of a site.</summary>
    public static RequestEntry Of(Study study, StudySite site) => new(
        study.Id,
        study.Draft.Title,
        site.Area,
        site.Trust,
        site.State,
        site.AskedAt,
        site.AnswerBy,
        site.State == RequestState.Accepted ? site.Hold.Patients : site.AskedPatients);
}
