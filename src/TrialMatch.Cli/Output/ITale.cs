using TrialMatch.Cli.Embedded;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Tells people what the demonstration plays, as it happens.</summary>
internal interface ITale
{
    /// <summary>A sample record became a study.</summary>
    void Registered(PlacedSample sample, CentreDirectory centres, DateTimeOffset now);

    /// <summary>All samples are studies.</summary>
    void AllRegistered(IReadOnlyCollection<PlacedSample> samples);

    /// <summary>The life of one of them is told from here on.</summary>
    void LifeBegins(Study told, DateTimeOffset now);

    /// <summary>The other studies, by their samples' names, were placed.</summary>
    void OthersPlaced(IReadOnlyCollection<(string Sample, Study Study)> placed);

    /// <summary>Its sites begin to answer.</summary>
    void AnswersBegin();

    /// <summary>What is on record of a study since it was last told.</summary>
    void Events(IEnumerable<StudyEvent> events);

    /// <summary>Time was moved forward.</summary>
    void Moved(DateTimeOffset now, string why);

    /// <summary>A site answered; others may have been asked in its place.</summary>
    /// <param name="request">As it was before.</param>
    void Answered(Study before, Study after, SiteRequest request, DateTimeOffset now);

    /// <summary>All the sites that were left accepted in full.</summary>
    void RestAccepted(int sites, DateTimeOffset now);

    /// <summary>The answers leave the study without an offer.</summary>
    void CameToNothing(Study study, DateTimeOffset now);

    void Offered(Study study, DateTimeOffset now);

    void Placed(Study study, DateTimeOffset now);

    /// <param name="late">The trust that begins late.</param>
    void RecruitmentBegins(Study study, string late, int monthsLate);

    void Month(string month, Study study);

    void RecruitmentEnds();

    void Closed(Study study, DateTimeOffset now);

    void CompetitionBegins();

    /// <summary>Another study after the same patients was registered.</summary>
    void CompetitorRegistered(Study study, DateTimeOffset now);

    /// <param name="before">How many took what there was.</param>
    void Waits(Study study, int before, DateTimeOffset now);

    /// <summary>One of those is taken back by its sponsor.</summary>
    void TakenBack(Study study, DateTimeOffset now);

    /// <summary>The waiting study gets what came free.</summary>
    void Served(Study study, DateTimeOffset now);

    void End(Study told);
}
