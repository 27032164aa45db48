using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Registries;

/// <summary>What became of a document.</summary>
/// <param name="Items">One for each record, in the document's order; empty where the document was refused.</param>
/// <param name="Refusal">Why nothing could be read from the document; null where its records were looked at.</param>
public sealed record ImportResult(ImmutableArray<ImportItem> Items, ImportRefusal? Refusal = null);

/// <summary>What became of one record: a draft that can be registered as it stands, or a refusal.</summary>
/// <param name="RegistryId">Such as "NCT01234567"; empty where the record does not say.</param>
/// <param name="SponsorName">The lead sponsor as the record names it; empty where it does not.</param>
/// <param name="Draft">Null where the record was refused.</param>
/// <param name="Refusal">Null where there is a draft.</param>
/// <param name="Warnings">What was assumed, changed or left out.</param>
public sealed record ImportItem(
    string RegistryId,
    string SponsorName,
    StudyDraft? Draft,
    ImportRefusal? Refusal,
    ImmutableArray<ImportWarning> Warnings);

/// <summary>Why a record or document cannot be used.</summary>
/// <param name="Field">Path in the record ("protocolSection.conditionsModule.conditions") or in the draft ("enrolment_end"); "document" for the whole.</param>
public sealed record ImportRefusal(string Field, string Description);

/// <summary>Something to look at before the draft is registered.</summary>
/// <param name="Field">Path in the draft, such as "target_patients".</param>
public sealed record ImportWarning(string Field, string Description);
