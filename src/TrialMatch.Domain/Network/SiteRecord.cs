using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Network;

/// <summary>What a site's past says about its next study.</summary>
/// <param name="Recruitment">What it recruited to studies of the condition group.</param>
/// <param name="EligiblePatientMonths">Patients it declared eligible over the months of <paramref name="Recruitment"/>.</param>
/// <param name="Promises">What it promised in the area, whichever the condition group, and what came of it.</param>
public sealed record SiteRecord(RecruitmentRecord Recruitment, double EligiblePatientMonths, PromiseRecord Promises)
{
    public static SiteRecord None { get; } = new(RecruitmentRecord.None, 0, PromiseRecord.None);

    /// <summary>Whether it adds anything to its network's record.</summary>
    internal bool HasRecruitment => Recruitment.Patients != 0 || EligiblePatientMonths != 0;

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
            ofGroup.Sum(entry => entry.EligiblePatientMonths),
            new PromiseRecord(closed.Sum(entry => entry.PromisedPatients), closed.Sum(entry => entry.ActualPatients)));
    }
}
