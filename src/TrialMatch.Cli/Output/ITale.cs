using TrialMatch.Cli.Embedded;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Narrates the demonstration as it happens.</summary>
internal interface ITale
{
    /// <summary>A sample record was registered as a study.</summary>
    void Registered(PlacedSample sample, CentreDirectory centres, DateTimeOffset now);

    /// <summary>All samples are registered.</summary>
    void AllRegistered(IReadOnlyCollection<PlacedSample> samples);

    /// <summary>The life of one study is narrated from here on.</summary>
    void LifeBegins(Study told, DateTimeOffset now);

    /// <summary>The other studies, by the names of their samples, were placed.</summary>
    void OthersPlaced(IReadOnlyCollection<(string Sample, Study Study)> placed);

    /// <summary>The inquiry's sites begin to say whether they are interested.</summary>
    void InterestBegins();

    /// <summary>Sites gave the same answer to the inquiry.</summary>
    /// <param name="study">The study after their answers.</param>
    void SaidInterest(Study study, InterestRequest.Types.Answer interest, IReadOnlyCollection<string> trusts, DateTimeOffset now);

    /// <summary>The answers were collated.</summary>
    void Collated(Study study, FeasibilityReport report, DateTimeOffset now);

    /// <summary>The sponsor confirmed the inquiry, and sites are asked to take part.</summary>
    void Confirmed(Study study, DateTimeOffset now);

    /// <summary>The study's sites begin to answer.</summary>
    void AnswersBegin();

    /// <summary>New events are on record.</summary>
    void Events(IEnumerable<StudyEvent> events);

    /// <summary>Time was moved forward.</summary>
    void Moved(DateTimeOffset now, string why);

    /// <summary>A site answered; others may have been asked in its place.</summary>
    /// <param name="request">The request before the answer.</param>
    void Answered(Study before, Study after, SiteRequest request, DateTimeOffset now);

    /// <summary>All remaining sites accepted in full.</summary>
    void RestAccepted(int sites, DateTimeOffset now);

    /// <summary>The answers lead to no offer.</summary>
    void CameToNothing(Study study, DateTimeOffset now);

    void Offered(Study study, DateTimeOffset now);

    void Placed(Study study, DateTimeOffset now);

    /// <param name="late">The trust that begins late.</param>
    void RecruitmentBegins(Study study, string late, int monthsLate);

    void Month(string month, Study study);

    void RecruitmentEnds();

    void Closed(Study study, DateTimeOffset now);

    void CompetitionBegins();

    /// <summary>Another study that competes for the same patients was registered.</summary>
    void CompetitorRegistered(Study study, DateTimeOffset now);

    /// <param name="before">The number of studies that took the capacity.</param>
    void Waits(Study study, int before, DateTimeOffset now);

    /// <summary>One of those studies is withdrawn by its sponsor.</summary>
    void Withdrawn(Study study, DateTimeOffset now);

    /// <summary>The waiting study gets the capacity that became free.</summary>
    void Served(Study study, DateTimeOffset now);

    void End(Study told);
}
