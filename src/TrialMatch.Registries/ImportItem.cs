using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;

namespace TrialMatch.Registries;

/// <summary>What became of one record: either a draft that can be registered as it stands, or a refusal.</summary>
/// <param name="RegistryId">Such as "NCT01234567"; empty where the record does not say.</param>
/// <param name="SponsorName">The lead sponsor as the record names it; empty where it does not.</param>
/// <param name="Draft">Null where the record was refused. Passes <see cref="StudyDraftValidator"/>.</param>
/// <param name="Refusal">Null where there is a draft.</param>
/// <param name="Warnings">What was assumed, changed or left out.</param>
public sealed record ImportItem(
    string RegistryId,
    string SponsorName,
    StudyDraft? Draft,
    ImportProblem? Refusal,
    ImmutableArray<ImportProblem> Warnings)
{
    /// <summary>What the study is about, as far as the record says, also where the record was refused for something else.</summary>
    public required StudySubject Subject { get; init; }
}
