namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>How crowded a site would be: a band, so that it does not tell a sponsor what others ask.</summary>
public enum Crowding
{
    Unspecified = 0,
    Low = 1,
    Medium = 2,
    High = 3,
}
