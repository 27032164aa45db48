namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>How a site judges its chance to recruit the patients it names, as the short form of feasibility inquiries asks it.</summary>
public enum RecruitmentChance
{
    Unspecified = 0,
    VeryGood = 1,
    Good = 2,
    Small = 3,
}
