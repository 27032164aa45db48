namespace TrialMatch.Domain.Studies;

/// <summary>What a study has to do next to come to rest.</summary>
public enum StudyStep
{
    /// <summary>It is at rest until someone, or a due time, moves it.</summary>
    Rest = 0,

    /// <summary>Pick sites on the figures of the moment.</summary>
    PickSites = 1,

    /// <summary>Ask every picked site to hold; if any will not, release them all.</summary>
    AskForHolds = 2,
}
