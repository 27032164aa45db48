using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Evidence;

/// <summary>What a trust did in trials of one condition group and kind that began in one year.</summary>
/// <param name="Area">The leading area; null for trials in a field without a centre.</param>
/// <param name="ConditionGroup">Null where the trials' conditions belong to no group.</param>
/// <param name="Year">Of the trials' start.</param>
/// <param name="Trials">Trials with a site at the trust, each once.</param>
/// <param name="Sites">The trust's sites in them: it may have several in one.</param>
/// <param name="LedTrials">Of the trials, those that the trust itself sponsors.</param>
/// <param name="RatedTrials">Of the trials, those whose record tells how many took part and in what time.</param>
/// <param name="Patients">Patients at the trust in the rated trials: the enrolment over all sites, times the trust's sites. An estimate.</param>
/// <param name="SiteMonths">The enrolment months of the rated trials times the trust's sites.</param>
public sealed record ExperienceEntry(
    Area? Area,
    ConditionGroup? ConditionGroup,
    TrialKind Kind,
    int Year,
    int Trials,
    int Sites,
    int LedTrials,
    int RatedTrials,
    double Patients,
    double SiteMonths);
