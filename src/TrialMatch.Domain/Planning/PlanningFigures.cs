using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>
/// What is not published and has to be assumed until it is declared. Each group says for itself whether it is still a
/// planning default, and whatever shows one of its figures shows that too.
/// </summary>
/// <param name="Note">What these figures are worth, in words that can be shown.</param>
/// <param name="Sources">What the figures rest on.</param>
/// <param name="NetworkRecords">What networks have recruited before they used this system; none is published.</param>
public sealed record PlanningFigures(
    string Note,
    NetworkMembership Networks,
    CapacityFigures Capacity,
    EligibilityFigures Eligibility,
    RecruitmentFigures Recruitment,
    ActivationFigures Activation,
    ImmutableArray<TrustFigures> Trusts,
    ImmutableArray<NetworkRecord> NetworkRecords,
    ImmutableArray<PlanningSource> Sources)
{
    public TrustFigures? Find(TrustId trust) => Trusts.FirstOrDefault(figures => figures.Trust == trust);
}

/// <summary>Which trusts take part in each area's network.</summary>
public sealed record NetworkMembership(
    bool IsPlanningDefault, ImmutableSortedDictionary<Area, ImmutableArray<TrustId>> TrustsByArea);

/// <summary>How large a trust's pools are for the number of industry studies it can carry at a time.</summary>
/// <param name="PerConcurrentStudy">Units of a pool a month for each study carried.</param>
/// <param name="PercentByMonthOfYear">What is left of that in each month of the year, January's first; holidays lower it.</param>
/// <param name="HostNursePercent">How much of a centre's host's study-nurse time is kept for the centre's own area.</param>
public sealed record CapacityFigures(
    bool IsPlanningDefault,
    ImmutableSortedDictionary<PoolKind, int> PerConcurrentStudy,
    ImmutableArray<int> PercentByMonthOfYear,
    int HostNursePercent);

/// <summary>Patients who could be asked to take part, a month for every 100,000 people a trust draws them from.</summary>
/// <param name="PerMonthPer100000">Of each condition group.</param>
/// <param name="OutsideGroupsPerMonthPer100000">For an area's studies of conditions that belong to no group.</param>
/// <param name="CentralisedGroups">Groups that a region treats at its hub: all the region's patients are counted there.</param>
/// <param name="Hubs">Of each region, the trust that treats centralised disease.</param>
public sealed record EligibilityFigures(
    bool IsPlanningDefault,
    ImmutableSortedDictionary<ConditionGroup, double> PerMonthPer100000,
    ImmutableSortedDictionary<Area, double> OutsideGroupsPerMonthPer100000,
    ImmutableSortedSet<ConditionGroup> CentralisedGroups,
    ImmutableArray<TrustId> Hubs);

/// <summary>Whether a site that is asked ever opens, and how long and dear its opening is, by what it has done before.</summary>
/// <param name="ExperiencedPercent">Of sites that have done such trials, how many are activated.</param>
/// <param name="NewPercent">Of sites that have not.</param>
/// <param name="UnknownPercent">Of sites of which nothing is known.</param>
/// <param name="NewStartUpPercent">A new site's start-up against the usual, in percent; 100 is as long.</param>
/// <param name="NewOpeningCostPercent">What opening a new site costs against the usual, in percent; 100 is as dear.</param>
/// <param name="RecordWeightStudies">How many studies of its own in this system count as much as the figures above.</param>
public sealed record ActivationFigures(
    bool IsPlanningDefault,
    int ExperiencedPercent,
    int NewPercent,
    int UnknownPercent,
    int NewStartUpPercent,
    int NewOpeningCostPercent,
    int RecordWeightStudies);

/// <summary>What turns eligible patients into a recruitment rate.</summary>
/// <param name="ConsentSharePercent">Of the eligible patients that one study asks, how many take part.</param>
/// <param name="BetweenSiteShape">Shape of the gamma distribution of rates between sites; lower means that sites differ more.</param>
/// <param name="BetweenStudyShape">Shape of the gamma distribution of how studies of a network and condition group recruit against
/// what is expected; lower means that studies differ more, so that one tells less of the next.</param>
/// <param name="PromiseWeightPatients">How many promised patients a site must have behind it before its own
/// promised-against-actual ratio counts for half.</param>
/// <param name="RecordWeightStudies">How many studies a network's record must hold before it counts for half against what a site
/// declares; a registry's trials count likewise.</param>
/// <param name="RegistryOpenPercent">Of a trial's enrolment months, how many a site is open: registries tell no site's opening.</param>
/// <param name="FewestExpectedPatients">A site that is expected to recruit fewer in a study's window is not opened, 0 or more.</param>
public sealed record RecruitmentFigures(
    bool IsPlanningDefault,
    int ConsentSharePercent,
    double BetweenSiteShape,
    double BetweenStudyShape,
    int PromiseWeightPatients,
    int RecordWeightStudies,
    int RegistryOpenPercent,
    double FewestExpectedPatients);
