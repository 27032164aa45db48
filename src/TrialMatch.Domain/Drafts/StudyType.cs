namespace TrialMatch.Domain.Drafts;

public enum StudyType
{
    /// <summary>Not specified; never stored.</summary>
    Unspecified = 0,
    Interventional = 1,
    Observational = 2,
    ExpandedAccess = 3,
}
