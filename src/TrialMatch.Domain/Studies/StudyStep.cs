namespace TrialMatch.Domain.Studies;

/// <summary>What a study has to do next to come to rest.</summary>
public enum StudyStep
{
    /// <summary>It is at rest until someone, or a due time, moves it.</summary>
    Rest = 0,

    /// <summary>Pick sites on the figures of the moment.</summary>
    PickSites = 1,

    /// <summary>Ask every newly picked site to hold; if any will not, release them all.</summary>
    AskForHolds = 2,

    /// <summary>Have the trusts keep what the study wants of them: less, firmer, moved, or nothing.</summary>
    SettleHolds = 3,

    /// <summary>The deadline has passed: who has not answered is no longer asked.</summary>
    LapseRequests = 4,

    /// <summary>Remind who has not answered.</summary>
    Remind = 5,

    /// <summary>Every request has come to its end: collate the answers.</summary>
    MakeOffer = 6,

    /// <summary>Every trust has committed.</summary>
    Place = 7,

    /// <summary>The offer has stood for its time.</summary>
    ExpireOffer = 8,

    /// <summary>Lay out what is left of a commitment after what was recruited.</summary>
    Rephase = 9,
}
