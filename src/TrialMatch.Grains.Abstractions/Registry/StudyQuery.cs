using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Filters for a list of studies; a null or empty filter matches everything.</summary>
/// <param name="PageSize">1 to 1,000.</param>
/// <param name="PageToken">The previous page's <see cref="StudyPage.NextPageToken"/>, or empty for the first page.</param>
public sealed record StudyQuery(SponsorId? Sponsor, StudyState? State, Area? Lead, int PageSize, string PageToken)
{
    /// <summary>Whether blinded studies are left out.</summary>
    public bool IsWithoutBlinded { get; init; }

    /// <summary>How the study was registered: as an inquiry, or to be placed.</summary>
    public StudyIntent? Intent { get; init; }

    /// <summary>The group of the primary condition.</summary>
    public ConditionGroup? Field { get; init; }

    public Phase? Phase { get; init; }

    /// <summary>Studies that asked any of these trusts, whatever it answered.</summary>
    public ImmutableArray<TrustId> AskedOfAny { get; init; } = [];

    /// <summary>Studies with this in their <see cref="StudyEntry.SearchText"/>, without regard to case.</summary>
    public string Text { get; init; } = "";

    /// <summary>Studies registered at or after this instant.</summary>
    public DateTimeOffset? RegisteredFrom { get; init; }

    /// <summary>Studies registered before this instant.</summary>
    public DateTimeOffset? RegisteredBefore { get; init; }

    /// <summary>
    /// The most studies that a page looks through where rows are checked one by one (<see cref="IsSearch"/>): a page takes as long with a million
    /// studies as with some thousand. The default is more than have been registered in any year.
    /// </summary>
    public int MaxExamined { get; init; } = 10_000;

    /// <summary>Whether a filter is set that no index serves. A page may then have fewer studies than asked for, and still not be the last.</summary>
    public bool IsSearch => Intent is not null || Field is not null || Phase is not null || !AskedOfAny.IsEmpty || Text.Length > 0;
}
