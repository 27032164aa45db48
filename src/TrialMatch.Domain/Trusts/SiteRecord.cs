using System.Collections.Immutable;
using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Trusts;

/// <summary>A site's track record in this system.</summary>
/// <param name="Recruitment">Its recruitment to studies of the condition group.</param>
/// <param name="Studies">The same, by study.</param>
/// <param name="Promises">Its promises and results in the area, over all condition groups.</param>
public sealed record SiteRecord(RecruitmentRecord Recruitment, ImmutableArray<StudyRecruitment> Studies, PromiseRecord Promises)
{
    /// <summary>Its activations in studies of the area, over all condition groups.</summary>
    public SiteOpenings Openings { get; init; }

    public static SiteRecord None { get; } = new(RecruitmentRecord.None, [], PromiseRecord.None);

    /// <summary>Whether it contributes to its network's record.</summary>
    internal bool HasRecruitment => !Studies.IsEmpty;

    /// <summary>
    /// Sums a trust's entries. Recruitment counts from the first month on, a promise once recruitment has ended here. Over-promising is a habit of
    /// the site and not of a disease, so promises of all the area's condition groups count.
    /// </summary>
    /// <param name="entries">The trust's recruitment entries, one for each study.</param>
    public static SiteRecord Of(IReadOnlyCollection<RecruitmentEntry> entries, Area area, ConditionGroup? group)
    {
        if (entries.Count == 0)
        {
            return None;
        }

        var ofGroup = entries.Where(entry => entry.Area == area && entry.ConditionGroup == group).ToList();
        var closed = entries.Where(entry => entry.Area == area && entry.IsClosed).ToList();
        return new SiteRecord(
            new RecruitmentRecord(ofGroup.Sum(entry => entry.ActualPatients), ofGroup.Sum(entry => entry.ExposureMonths)),
            [.. ofGroup.Select(entry => new StudyRecruitment(entry.Study, entry.ActualPatients, entry.EligiblePatientMonths))],
            new PromiseRecord(closed.Sum(entry => entry.PromisedPatients), closed.Sum(entry => entry.ActualPatients)))
        {
            Openings = new SiteOpenings(
                entries.Count(entry => entry.Area == area && (entry.IsClosed || entry.ActualPatients > 0)),
                entries.Count(entry => entry.Area == area && entry.ActualPatients > 0)),
        };
    }
}
