using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Planning;

/// <summary>Derives a trust's profile from a seed's planning figures. The same seed always gives the same profile.</summary>
public static class PlanningDefaults
{
    private const int Percent = 100;
    private const double PeoplePerRate = 100_000;

    /// <exception cref="ArgumentException">The trust is not in the seed.</exception>
    public static TrustProfile ProfileFor(NetworkSeed seed, TrustId trust)
    {
        var facts = seed.FindTrust(trust) ?? throw Unknown(trust);
        var figures = seed.Planning.Find(trust) ?? throw Unknown(trust);
        var areas = seed.AreasOf(trust);
        return new TrustProfile(
            facts,
            areas,
            figures.Capabilities,
            PoolsOf(seed, figures, areas),
            seed.Planning.Recruitment.ConsentSharePercent,
            figures.StartUpMonths,
            figures.Costs,
            DefaultFiguresOf(seed.Planning, figures));
    }

    private static ArgumentException Unknown(TrustId trust) => new($"Expected a trust of the seed, not '{trust}'.", nameof(trust));

    private static ImmutableSortedSet<FigureGroup> DefaultFiguresOf(PlanningFigures planning, TrustFigures figures)
    {
        var groups = ImmutableSortedSet.CreateBuilder<FigureGroup>();
        Mark(planning.Networks.IsPlanningDefault, FigureGroup.Networks);
        Mark(planning.Recruitment.IsPlanningDefault, FigureGroup.ConsentShare);
        Mark(figures.IsPlanningDefault, FigureGroup.Capabilities, FigureGroup.StartUp, FigureGroup.Costs);
        return groups.ToImmutable();

        void Mark(bool isDefault, params ReadOnlySpan<FigureGroup> marked)
        {
            foreach (var group in isDefault ? marked : [])
            {
                groups.Add(group);
            }
        }
    }

    private static ImmutableArray<PoolDeclaration> PoolsOf(NetworkSeed seed, TrustFigures figures, ImmutableSortedSet<Area> areas)
    {
        var declared = figures.Pools.Select(p => p.Pool.Id).ToImmutableHashSet();
        return
        [
            .. StaffAndEquipment(seed, figures).Concat(Patients(seed, figures, areas))
                .Where(p => !declared.Contains(p.Pool.Id))
                .Concat(figures.Pools)
                .OrderBy(p => p.Pool.IsWithoutCentre),
        ];
    }

    private static IEnumerable<PoolDeclaration> StaffAndEquipment(NetworkSeed seed, TrustFigures figures)
    {
        var capacity = seed.Planning.Capacity;
        var hosted = seed.Centres.FirstOrDefault(centre => centre.HostTrust == figures.Trust);
        foreach (var (kind, unitsPerStudy) in capacity.PerConcurrentStudy.Where(entry => !figures.WithoutPools.Contains(entry.Key)))
        {
            var units = unitsPerStudy * figures.ConcurrentStudies;
            if (hosted is not null && kind == PoolKind.StudyNurseMinutes && capacity.HostNursePercent > 0)
            {
                var kept = units * capacity.HostNursePercent / Percent;
                yield return Declare(Pool.Dedicated(kind, [hosted.Area]), kept);
                units -= kept;
            }

            yield return Declare(Pool.Shared(kind), units);
        }

        PoolDeclaration Declare(Pool pool, int units)
        {
            var byMonthOfYear = capacity.PercentByMonthOfYear.Select(percent => (int)((long)units * percent / Percent));
            var isDefault = capacity.IsPlanningDefault || figures.IsPlanningDefault;
            return new PoolDeclaration(pool, new DeclaredCapacity([.. byMonthOfYear], []), isDefault);
        }
    }

    private static IEnumerable<PoolDeclaration> Patients(NetworkSeed seed, TrustFigures figures, ImmutableSortedSet<Area> areas)
    {
        var eligibility = seed.Planning.Eligibility;
        var baseOfHub = PatientBaseOfHub(seed, figures.Trust);
        foreach (var (group, rate) in eligibility.PerMonthPer100000)
        {
            var people = eligibility.CentralisedGroups.Contains(group) ? baseOfHub : figures.PatientBase;
            if (HasDepartmentsOf(ConditionGroups.AreaOf(group)) && figures.HasPatientsOf(group) && people > 0)
            {
                yield return Declare(Pool.Eligible(group), rate, people);
            }
        }

        foreach (var (area, rate) in eligibility.OutsideGroupsPerMonthPer100000.Where(entry => areas.Contains(entry.Key)))
        {
            yield return Declare(Pool.EligibleOutsideGroups(area), rate, figures.PatientBase);
        }

        // Patients of fields without a centre are wherever people live: no network says which trusts treat them.
        bool HasDepartmentsOf(Area area) => area == Area.OtherFields || areas.Contains(area);

        PoolDeclaration Declare(Pool pool, double perMonthPer100000, long people)
        {
            var perYear = perMonthPer100000 * Month.MonthsPerYear * people / PeoplePerRate;
            var declared = DeclaredCapacity.SpreadOver((int)Math.Round(perYear, MidpointRounding.AwayFromZero));
            return new PoolDeclaration(pool, declared, eligibility.IsPlanningDefault || figures.IsPlanningDefault);
        }
    }

    /// <summary>
    /// Returns the people of all trusts of a hub's region; 0 where the trust is not a hub. Where a region has no hub, no trust treats its centralised
    /// disease.
    /// </summary>
    private static long PatientBaseOfHub(NetworkSeed seed, TrustId trust)
    {
        if (!seed.Planning.Eligibility.Hubs.Contains(trust))
        {
            return 0;
        }

        var region = seed.FindTrust(trust)!.Region;
        return seed.Trusts.Where(each => each.Region == region).Sum(each => (long)(seed.Planning.Find(each.Id)?.PatientBase ?? 0));
    }
}
