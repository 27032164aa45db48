using System.Collections.Immutable;
using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Trusts;

/// <summary>What a site's past says about its next study.</summary>
/// <param name="Recruitment">What it recruited to studies of the condition group.</param>
/// <param name="Studies">The same by study.</param>
/// <param name="Promises">What it promised in the area, whichever the condition group, and what came of it.</param>
public sealed record SiteRecord(RecruitmentRecord Recruitment, ImmutableArray<StudyRecruitment> Studies, PromiseRecord Promises)
{
    /// <summary>Whether it opened in the area's studies that it was placed for, whichever the condition group.</summary>
    public SiteOpenings Openings { get; init; }

    public static SiteRecord None { get; } = new(RecruitmentRecord.None, [], PromiseRecord.None);

    /// <summary>Whether it adds anything to its network's record.</summary>
    internal bool HasRecruitment => !Studies.IsEmpty;

    /// <summary>
    /// Sums a trust's entries. Recruitment counts from the first month on; a promise counts once the study is closed here. A promise
    /// is a habit of the site and not of a disease, so those of all condition groups of the area count.
    /// </summary>
    /// <param name="entries">The trust's entries, one for each study.</param>
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
