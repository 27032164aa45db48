namespace TrialMatch.Domain.Obstacles;

/// <summary>What stood in the way of a study, or slowed it down.</summary>
public enum ObstacleCategory
{
    Unspecified = 0,

    /// <summary>Contract, budget, or who signs.</summary>
    Contract = 1,

    /// <summary>Ethics committee, medicines agency, or the hospital's own approvals.</summary>
    Approvals = 2,

    /// <summary>Study nurses, investigators, or time that is theirs.</summary>
    Staff = 3,

    /// <summary>Imaging, infusion chairs, laboratory, pharmacy, rooms.</summary>
    Equipment = 4,

    /// <summary>Access to records, monitoring at a distance, or other systems.</summary>
    DataAccess = 5,

    /// <summary>Too few patients, or none found in time.</summary>
    Patients = 6,

    /// <summary>Criteria or visits that cannot be met in practice.</summary>
    Protocol = 7,

    /// <summary>What is compared with is not the standard of care here.</summary>
    StandardOfCare = 8,

    /// <summary>Costs that the sponsor would not carry, or that nobody covers.</summary>
    Costs = 9,

    /// <summary>Answers that came late or not at all, or that nobody was responsible for.</summary>
    Communication = 10,

    /// <summary>Something else, told in the text.</summary>
    Other = 11,
}
