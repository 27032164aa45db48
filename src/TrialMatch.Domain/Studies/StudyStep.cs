namespace TrialMatch.Domain.Studies;

/// <summary>The next step of a study that is not at rest.</summary>
public enum StudyStep
{
    /// <summary>None: the study rests until a command or a due time.</summary>
    Rest = 0,

    /// <summary>Pick sites on current figures.</summary>
    PickSites = 1,

    /// <summary>Ask every newly picked site to hold; if one refuses, release them all.</summary>
    AskForHolds = 2,

    /// <summary>Send the trusts the revisions of their holds: reduced, committed, moved or released.</summary>
    SettleHolds = 3,

    /// <summary>The deadline has passed: end the requests without an answer.</summary>
    LapseRequests = 4,

    /// <summary>Remind the sites that have not answered.</summary>
    Remind = 5,

    /// <summary>Every request is answered or ended: collate the answers.</summary>
    MakeOffer = 6,

    /// <summary>Every trust has committed: place the study.</summary>
    Place = 7,

    /// <summary>The offer's time is over: let it lapse.</summary>
    ExpireOffer = 8,

    /// <summary>Lay out a commitment anew after a report.</summary>
    Rephase = 9,

    /// <summary>Ask the sites that could take part whether they are interested.</summary>
    AskForInterest = 10,

    /// <summary>Remind the sites that have not said whether they are interested.</summary>
    RemindOfInterest = 11,

    /// <summary>The deadline for interest has passed: note the sites without an answer.</summary>
    LapseInterest = 12,

    /// <summary>Collate the answers to an inquiry.</summary>
    ReportFeasibility = 13,

    /// <summary>Remind the sponsor of its decision date.</summary>
    RemindOfDecision = 14,

    /// <summary>The decision date has passed: let the inquiry lapse.</summary>
    LapseInquiry = 15,
}
