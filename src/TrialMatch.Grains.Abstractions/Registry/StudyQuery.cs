using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Registry;

/// <summary>Filters for a list of studies; a null filter matches everything.</summary>
/// <param name="PageSize">1 to 1,000.</param>
/// <param name="PageToken">The previous page's <see cref="StudyPage.NextPageToken"/>, or empty for the first page.</param>
public sealed record StudyQuery(SponsorId? Sponsor, StudyState? State, Area? Lead, int PageSize, string PageToken)
{
    /// <summary>Whether blinded studies are left out.</summary>
    public bool IsWithoutBlinded { get; init; }
}
