using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>
/// The figures that are not published and are assumed until a trust declares them. Each group is marked where it is still a planning default, and
/// every display of its figures shows the mark.
/// </summary>
/// <param name="Note">A note on the figures' reliability, in words for display.</param>
/// <param name="Sources">The sources of the figures.</param>
/// <param name="NetworkRecords">The networks' recruitment before they used this system; none is published.</param>
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

/// <summary>The trusts in each area's network.</summary>
public sealed record NetworkMembership(
    bool IsPlanningDefault, ImmutableSortedDictionary<Area, ImmutableArray<TrustId>> TrustsByArea);

/// <summary>The size of a trust's pools, derived from the number of industry studies that it can run at a time.</summary>
/// <param name="PerConcurrentStudy">The units of a pool a month for each concurrent study.</param>
/// <param name="PercentByMonthOfYear">The percentage available in each month of the year, January's first; holidays lower it.</param>
/// <param name="HostNursePercent">The percentage of a host's study-nurse time that is reserved for its centre's area.</param>
public sealed record CapacityFigures(
    bool IsPlanningDefault,
    ImmutableSortedDictionary<PoolKind, int> PerConcurrentStudy,
    ImmutableArray<int> PercentByMonthOfYear,
    int HostNursePercent);

/// <summary>The eligible patients a month for every 100,000 people in a trust's patient base.</summary>
/// <param name="PerMonthPer100000">The number in each condition group.</param>
/// <param name="OutsideGroupsPerMonthPer100000">The number for an area's studies whose condition belongs to no group.</param>
/// <param name="CentralisedGroups">The groups that a region treats at its hub, where all of the region's patients count.</param>
/// <param name="Hubs">The trust in each region that treats centralised disease.</param>
public sealed record EligibilityFigures(
    bool IsPlanningDefault,
    ImmutableSortedDictionary<ConditionGroup, double> PerMonthPer100000,
    ImmutableSortedDictionary<Area, double> OutsideGroupsPerMonthPer100000,
    ImmutableSortedSet<ConditionGroup> CentralisedGroups,
    ImmutableArray<TrustId> Hubs);

/// <summary>The activation probability, start-up time and opening cost of a site, by its experience.</summary>
/// <param name="ExperiencedPercent">The activation probability of experienced sites, in percent.</param>
/// <param name="NewPercent">The same for sites new to such trials.</param>
/// <param name="UnknownPercent">The same for sites of unknown experience.</param>
/// <param name="NewStartUpPercent">A new site's start-up time relative to the usual, in percent; 100 is the same.</param>
/// <param name="NewOpeningCostPercent">A new site's opening cost relative to the usual, in percent; 100 is the same.</param>
/// <param name="RecordWeightStudies">The weight of the figures above, in the site's own studies in this system.</param>
public sealed record ActivationFigures(
    bool IsPlanningDefault,
    int ExperiencedPercent,
    int NewPercent,
    int UnknownPercent,
    int NewStartUpPercent,
    int NewOpeningCostPercent,
    int RecordWeightStudies);

/// <summary>The figures that turn eligible patients into a recruitment rate.</summary>
/// <param name="ConsentSharePercent">The share of asked eligible patients who take part, in percent.</param>
/// <param name="BetweenSiteShape">The shape of the gamma distribution of rates between sites; lower means that sites differ more.</param>
/// <param name="BetweenStudyShape">The shape of the gamma distribution, between studies of a network and condition group, of the
/// ratio of recruited to expected patients; lower means that studies differ more.</param>
/// <param name="PromiseWeightPatients">The number of promised patients at which a site's own
/// promised-against-actual ratio has a weight of one half.</param>
/// <param name="RecordWeightStudies">The number of studies at which a network's record has a weight of one half relative to a site's
/// declaration; the same for a registry's trials.</param>
/// <param name="RegistryOpenPercent">The share of a trial's enrolment months in which a site is assumed to be open, in percent: registries do not record it.</param>
/// <param name="FewestExpectedPatients">The smallest number of expected patients in a study's window for which a site is opened, 0 or more.</param>
public sealed record RecruitmentFigures(
    bool IsPlanningDefault,
    int ConsentSharePercent,
    double BetweenSiteShape,
    double BetweenStudyShape,
    int PromiseWeightPatients,
    int RecordWeightStudies,
    int RegistryOpenPercent,
    double FewestExpectedPatients);
