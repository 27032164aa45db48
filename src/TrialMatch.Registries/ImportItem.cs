using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries;

/// <summary>The result for one record: a draft that can be registered as it is, or a refusal.</summary>
/// <param name="RegistryId">Such as "NCT01234567"; empty if the record does not say.</param>
/// <param name="SponsorName">The lead sponsor as named in the record; empty if there is none.</param>
/// <param name="Draft">Null if the record was refused. Passes <see cref="StudyDraftValidator"/>.</param>
/// <param name="Refusal">Null if there is a draft.</param>
/// <param name="Warnings">Whatever was assumed, changed or left out.</param>
public sealed record ImportItem(
    string RegistryId,
    string SponsorName,
    StudyDraft? Draft,
    ImportProblem? Refusal,
    ImmutableArray<ImportProblem> Warnings)
{
    /// <summary>The study's subject as far as the record states it, also if the record was refused for another reason.</summary>
    public required StudySubject Subject { get; init; }
}
