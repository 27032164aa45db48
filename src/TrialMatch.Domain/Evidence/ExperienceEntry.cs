using TrialMatch.Domain.Areas;

namespace TrialMatch.Domain.Evidence;

/// <summary>A trust's trials of one condition group and kind that began in one year.</summary>
/// <param name="Area">The leading area; null for trials in a field without a centre.</param>
/// <param name="ConditionGroup">The trials' condition group; null where their conditions belong to none.</param>
/// <param name="Year">The year in which the trials began.</param>
/// <param name="Trials">The trials with a site at the trust, each counted once.</param>
/// <param name="Sites">The trust's sites in them; a trial may have several.</param>
/// <param name="LedTrials">The trials that the trust itself sponsors.</param>
/// <param name="RatedTrials">The trials whose record has the actual enrolment and its duration.</param>
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
