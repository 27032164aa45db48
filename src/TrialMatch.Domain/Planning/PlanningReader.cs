using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Planning;

/// <summary>Reads the planning figures of a seed file.</summary>
internal static class PlanningReader
{
    private const int Percent = 100;
    private const int MaxTimesPercent = 1_000;
    private const int EarliestYear = 1950;
    private const int LatestYear = 2200;
    private const int MaxPatients = 1_000_000;
    private const int MaxUnitsPerStudy = 100_000;
    private const int MaxWeightPatients = 10_000;
    private const int MaxStudies = 10_000;
    private const double MaxPerMonthPer100000 = 1000;
    private const double MinShape = 0.1;
    private const double MaxShape = 100;

    /// <returns>Null where a whole group of figures is missing.</returns>
    public static PlanningFigures? Read(PlanningEntry? planning, NetworkFacts facts, SeedChecks checks)
    {
        if (!checks.IsGiven("planning", planning)
            | !checks.IsGiven("planning.networks", planning?.Networks)
            | !checks.IsGiven("planning.capacity", planning?.Capacity)
            | !checks.IsGiven("planning.eligiblePatients", planning?.EligiblePatients)
            | !checks.IsGiven("planning.recruitment", planning?.Recruitment)
            | !checks.IsGiven("planning.activation", planning?.Activation))
        {
            return null;
        }

        return new PlanningFigures(
            checks.Text("planning.note", planning!.Note),
            ReadNetworks(planning.Networks!, facts, checks),
            ReadCapacity(planning.Capacity!, checks),
            ReadEligibility(planning.EligiblePatients!, facts, checks),
            ReadRecruitment(planning.Recruitment!, checks),
            ReadActivation(planning.Activation!, checks),
            TrustFiguresReader.Read("planning.trusts", planning.Trusts, facts, checks),
            [.. checks.Entries("planning.networkRecords", planning.NetworkRecords).Select(e => ReadRecord(e.Field, e.Entry, checks))],
            [.. checks.Entries("planning.sources", planning.Sources ?? []).Select(e => ReadSource(e.Field, e.Entry, checks))]);
    }

    private static NetworkMembership ReadNetworks(NetworksEntry entry, NetworkFacts facts, SeedChecks checks)
    {
        const string field = "planning.networks.trustsByArea";
        var known = facts.Trusts.Select(trust => trust.Id.Value).ToHashSet();
        var byArea = ImmutableSortedDictionary.CreateBuilder<Area, ImmutableArray<TrustId>>();
        foreach (var (name, trusts) in checks.Given(field, entry.TrustsByArea))
        {
            var path = $"{field}.{name}";
            ImmutableArray<TrustId> members =
                [.. checks.Entries(path, trusts).Select(t => new TrustId(checks.KnownId(t.Field, t.Entry, known, "trust")))];
            if (members.Distinct().Count() != members.Length)
            {
                checks.Add(path, "expected each trust once");
            }

            byArea[checks.AreaWithCentre(path, name)] = members;
        }

        foreach (var centre in facts.Centres.Where(c => !byArea.GetValueOrDefault(c.Area, []).Contains(c.HostTrust)))
        {
            checks.Add(field, $"expected the network of {centre.Area} to hold its centre's host, '{centre.HostTrust}'");
        }

        return new NetworkMembership(
            checks.Flag("planning.networks.planningDefault", entry.PlanningDefault), byArea.ToImmutable());
    }

    private static CapacityFigures ReadCapacity(CapacityEntry entry, SeedChecks checks)
    {
        const string field = "planning.capacity";
        var perStudy = ImmutableSortedDictionary.CreateBuilder<PoolKind, int>();
        foreach (var (name, units) in checks.Given(field + ".perConcurrentStudy", entry.PerConcurrentStudy))
        {
            var path = $"{field}.perConcurrentStudy.{name}";
            var kind = checks.Named<PoolKind>(path, name);
            if (kind == PoolKind.EligiblePatients)
            {
                checks.Add(path, "eligible patients follow from planning.eligiblePatients");
            }

            perStudy[kind] = checks.Whole(path, units, 0, MaxUnitsPerStudy);
        }

        return new CapacityFigures(
            checks.Flag(field + ".planningDefault", entry.PlanningDefault),
            perStudy.ToImmutable(),
            ReadTwelve(field + ".percentByMonthOfYear", entry.PercentByMonthOfYear, Percent, checks),
            checks.Whole(field + ".hostNursePercent", entry.HostNursePercent, 0, Percent));
    }

    private static EligibilityFigures ReadEligibility(EligibilityEntry entry, NetworkFacts facts, SeedChecks checks)
    {
        const string field = "planning.eligiblePatients";
        var known = facts.Trusts.Select(trust => trust.Id.Value).ToHashSet();
        ImmutableArray<TrustId> hubs =
            [.. checks.Entries(field + ".hubs", entry.Hubs ?? []).Select(hub => new TrustId(checks.KnownId(hub.Field, hub.Entry, known, "trust")))];
        var regions = hubs.Select(hub => facts.Trusts.FirstOrDefault(trust => trust.Id == hub)?.Region).ToList();
        if (regions.Distinct().Count() != regions.Count)
        {
            checks.Add(field + ".hubs", "expected at most one trust of each region");
        }

        return new EligibilityFigures(
            checks.Flag(field + ".planningDefault", entry.PlanningDefault),
            ReadRates(field + ".perMonthPer100000", entry.PerMonthPer100000, checks.Named<ConditionGroup>, checks),
            ReadRates(field + ".outsideGroupsPerMonthPer100000", entry.OutsideGroupsPerMonthPer100000, checks.AreaWithCentre, checks),
            [.. checks.Entries(field + ".centralisedGroups", entry.CentralisedGroups ?? []).Select(group => checks.Named<ConditionGroup>(group.Field, group.Entry))],
            hubs);
    }

    private static ActivationFigures ReadActivation(ActivationEntry entry, SeedChecks checks)
    {
        const string field = "planning.activation";
        return new ActivationFigures(
            checks.Flag(field + ".planningDefault", entry.PlanningDefault),
            checks.Whole(field + ".experiencedPercent", entry.ExperiencedPercent, 1, Percent),
            checks.Whole(field + ".newPercent", entry.NewPercent, 1, Percent),
            checks.Whole(field + ".unknownPercent", entry.UnknownPercent, 1, Percent),
            checks.Whole(field + ".newStartUpPercent", entry.NewStartUpPercent, Percent, MaxTimesPercent),
            checks.Whole(field + ".newOpeningCostPercent", entry.NewOpeningCostPercent, Percent, MaxTimesPercent),
            checks.Whole(field + ".recordWeightStudies", entry.RecordWeightStudies, 1, MaxStudies));
    }

    private static ImmutableSortedDictionary<T, double> ReadRates<T>(
        string field, IReadOnlyDictionary<string, double>? entries, Func<string, string, T> named, SeedChecks checks)
        where T : struct, Enum
    {
        var rates = ImmutableSortedDictionary.CreateBuilder<T, double>();
        foreach (var (name, rate) in checks.Given(field, entries))
        {
            var path = $"{field}.{name}";
            rates[named(path, name)] = checks.Number(path, rate, 0, MaxPerMonthPer100000);
        }

        return rates.ToImmutable();
    }

    private static RecruitmentFigures ReadRecruitment(RecruitmentFiguresEntry entry, SeedChecks checks)
    {
        const string field = "planning.recruitment";
        return new RecruitmentFigures(
            checks.Flag(field + ".planningDefault", entry.PlanningDefault),
            checks.Whole(field + ".consentSharePercent", entry.ConsentSharePercent, 1, Percent),
            checks.Number(field + ".betweenSiteShape", entry.BetweenSiteShape, MinShape, MaxShape),
            checks.Number(field + ".betweenStudyShape", entry.BetweenStudyShape, MinShape, MaxShape),
            checks.Whole(field + ".promiseWeightPatients", entry.PromiseWeightPatients, 1, MaxWeightPatients),
            checks.Whole(field + ".recordWeightStudies", entry.RecordWeightStudies, 1, MaxStudies),
            checks.Whole(field + ".registryOpenPercent", entry.RegistryOpenPercent, 1, Percent),
            checks.Number(field + ".fewestExpectedPatients", entry.FewestExpectedPatients, 0, MaxPatients));
    }

    private static NetworkRecord ReadRecord(string field, NetworkRecordEntry entry, SeedChecks checks) => new(
        checks.Named<Area>(field + ".area", entry.Area),
        entry.ConditionGroup is null ? null : checks.Named<ConditionGroup>(field + ".conditionGroup", entry.ConditionGroup),
        checks.Whole(field + ".patients", entry.Patients, 0, MaxPatients),
        checks.Number(field + ".eligiblePatients", entry.EligiblePatients, 0, MaxPatients),
        checks.Whole(field + ".studies", entry.Studies, 1, MaxStudies));

    private static PlanningSource ReadSource(string field, PlanningSourceEntry entry, SeedChecks checks) => new(
        checks.Text(field + ".figures", entry.Figures),
        checks.Text(field + ".restsOn", entry.RestsOn),
        checks.Whole(field + ".year", entry.Year, EarliestYear, LatestYear),
        checks.Named<PlanningCertainty>(field + ".certainty", entry.Certainty));

    /// <summary>Reads twelve amounts, January's first.</summary>
    public static ImmutableArray<int> ReadTwelve(string field, IReadOnlyList<int>? amounts, int most, SeedChecks checks)
    {
        if (amounts is null || amounts.Count != Month.MonthsPerYear || amounts.Any(amount => amount < 0 || amount > most))
        {
            checks.Add(field, $"expected twelve whole numbers from 0 to {most}, January's first");
            return [.. Enumerable.Repeat(0, Month.MonthsPerYear)];
        }

        return [.. amounts];
    }
}
