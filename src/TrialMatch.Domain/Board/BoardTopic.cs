namespace TrialMatch.Domain.Board;

/// <summary>What a decision is about; the earlier topics come first.</summary>
public enum BoardTopic
{
    Unspecified = 0,

    /// <summary>Requests whose deadline is near still wait for an answer.</summary>
    AnswersDue = 1,

    /// <summary>Many requests were never answered.</summary>
    Silence = 2,

    /// <summary>Many placed sites have recruited nobody.</summary>
    SitesWithoutPatients = 3,

    /// <summary>One reason stands behind many declines.</summary>
    DeclineReason = 4,

    /// <summary>More capacity at one trust would help studies that wait or were not feasible.</summary>
    Capacity = 5,

    /// <summary>Much that stood in the way is of one category.</summary>
    Obstacles = 6,

    /// <summary>Recruitment grows less than the goal.</summary>
    Growth = 7,

    /// <summary>Trusts are still planned with what nobody there has declared.</summary>
    PlanningDefaults = 8,
}
