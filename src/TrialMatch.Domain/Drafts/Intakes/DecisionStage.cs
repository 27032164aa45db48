namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>How far the sponsor is with its decision where to run the study.</summary>
public enum DecisionStage
{
    /// <summary>Not specified.</summary>
    Unspecified = 0,
    /// <summary>The protocol is not written yet.</summary>
    Concept = 1,
    /// <summary>Countries are compared.</summary>
    CountrySelection = 2,
    /// <summary>Sites are compared.</summary>
    SiteSelection = 3,
    /// <summary>Sites are chosen; contracts are made.</summary>
    Contracting = 4,
}
