using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Trusts;

/// <summary>Validates a trust's change. Errors name fields by their path in the API, or by row and column.</summary>
public static class TrustChangeValidator
{
    private const int MaxPercent = 100;

    public static IReadOnlyList<Violation> Validate(TrustChange change, TrustProfile profile, Month thisMonth)
    {
        var found = new ViolationCollector();
        CheckRequestId(change, found);
        CheckDeclarations("declarations", change.Declarations, profile, thisMonth, found);
        CheckFigures(change, found);
        foreach (var commitment in change.OtherCommitments ?? [])
        {
            CheckDeclarations("other_commitment.months", commitment.Months, profile, thisMonth, found);
        }

        CheckReserves(change.ResearchReserves ?? [], profile, found);
        CheckReferrals(change.Referrals ?? [], profile, found);
        CheckPeriods(change.SitePeriods ?? [], thisMonth, found);
        CheckFields(change, profile, found);
        return found.Found;
    }

    /// <summary>Returns the errors that do not depend on the trust or the month.</summary>
    public static IReadOnlyList<Violation> ValidateForm(TrustChange change)
    {
        var found = new ViolationCollector();
        CheckRequestId(change, found);
        CheckFigures(change, found);
        found.Count("periods", change.SitePeriods ?? [], TrustLimits.SitePeriods);
        ViolationCollector.Each("periods", change.SitePeriods ?? [], (path, period) => CheckArea(path + ".area", period.Area, found));
        CheckFields(change, profile: null, found);
        return found.Found;
    }

    /// <summary>Returns the errors in declarations. Those from a file are named by row and column.</summary>
    public static IReadOnlyList<Violation> Validate(ImmutableArray<DeclaredRange> declarations, TrustProfile profile, Month thisMonth)
    {
        var found = new ViolationCollector();
        CheckDeclarations("declarations", declarations, profile, thisMonth, found);
        return found.Found;
    }

    /// <summary>Returns the path of a declaration's field.</summary>
    private static string FieldOf(string list, DeclaredRange declared, int index, string field, string column) => declared.Row > 0
        ? string.Create(CultureInfo.InvariantCulture, $"row {declared.Row}, column {column}")
        : string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].{field}");

    private static void CheckRequestId(TrustChange change, ViolationCollector found) =>
        found.Require(change.RequestId.IsWellFormed, "request_id", "1 to 64 printable ASCII characters without spaces");

    private static void CheckFigures(TrustChange change, ViolationCollector found)
    {
        CommitmentValidator.CheckForm(change.OtherCommitments ?? [], found);
        found.Count("ids", change.EndedCommitments ?? [], TrustLimits.OtherCommitments);
        CheckEligible(change.EligiblePatients, found);
        CheckSites(change.Sites, found);
        found.Count("trust.capabilities", change.Capabilities ?? [], Enum.GetValues<Capability>().Length);
        ViolationCollector.Each(
            "trust.capabilities", change.Capabilities ?? [], (field, value) => found.Chosen(field, value, Capability.Unspecified));
        found.Within("trust.consent_share_percent", change.ConsentSharePercent ?? 0, 0, MaxPercent);
        found.Within("trust.start_up_months", change.StartUpMonths ?? 0, 0, TrustLimits.StartUpMonths);
        found.Within("trust.costs.start_up_units", change.Costs?.StartUpUnits ?? 0, 0, TrustLimits.CostUnits);
        found.Within("trust.costs.upkeep_units_per_month", change.Costs?.UpkeepUnitsPerMonth ?? 0, 0, TrustLimits.CostUnits);
        found.Within("trust.costs.patient_units", change.Costs?.PatientUnits ?? 0, 0, TrustLimits.CostUnits);
    }

    private static void CheckFields(TrustChange change, TrustProfile? profile, ViolationCollector found)
    {
        if (change.Fields is { } fields)
        {
            FieldChangeValidator.Check(fields, profile, found);
        }
    }

    private static void CheckDeclarations(
        string list, ImmutableArray<DeclaredRange> declarations, TrustProfile profile, Month thisMonth, ViolationCollector found)
    {
        found.Count(list, declarations, TrustLimits.Declarations);
        var taken = new HashSet<(PoolId Pool, Month Month)>();
        var last = thisMonth + (TrustLimits.MonthsAhead - 1);
        foreach (var (i, declared) in declarations.Take(TrustLimits.Declarations).Index())
        {
            found.Require(
                IsKnown(declared.Pool, profile),
                FieldOf(list, declared, i, "pool_id", "pool"),
                "a pool of the trust, a kind such as study-nurse-minutes, or eligible-patients of a condition group or an area, "
                + $"found \"{ShownText.Of(declared.Pool.Value)}\"");
            found.Require(
                declared.Amount is >= 0 and <= DeclaredCapacity.MaxAmount,
                FieldOf(list, declared, i, "amount", "amount"),
                string.Create(CultureInfo.InvariantCulture, $"0 to {DeclaredCapacity.MaxAmount}, found {declared.Amount}"));
            var firstIsFree = declared.First >= thisMonth && declared.First <= last;
            found.Require(firstIsFree, FieldOf(list, declared, i, "first_month", "month"), $"a month from {thisMonth} to {last}, found {declared.First}");
            var lastFits = declared.Last >= declared.First && declared.Last <= last;
            found.Require(lastFits || !firstIsFree, FieldOf(list, declared, i, "last_month", "month"), $"a month from {declared.First} to {last}, found {declared.Last}");
            if (firstIsFree && lastFits && !TakeAll(declared.First, declared.Last, month => taken.Add((declared.Pool, month))))
            {
                found.Add(FieldOf(list, declared, i, "first_month", "month"), "expected each month of a pool once; one of these months is declared before");
            }
        }
    }

    /// <summary>Marks each month as used; false where one was used before.</summary>
    private static bool TakeAll(Month first, Month last, Func<Month, bool> take)
    {
        var areNew = true;
        for (var month = first; month <= last; month += 1)
        {
            areNew &= take(month);
        }

        return areNew;
    }

    private static bool IsKnown(PoolId pool, TrustProfile profile) => profile.Find(pool) is not null || PoolIdReader.Read(pool) is not null;

    private static void CheckEligible(ImmutableArray<EligiblePatients> eligible, ViolationCollector found)
    {
        found.Count("trust.eligible_patients", eligible, Enum.GetValues<ConditionGroup>().Length + Enum.GetValues<Area>().Length);
        ViolationCollector.Each("trust.eligible_patients", eligible, (field, entry) =>
        {
            found.Require(
                PoolIdReader.Read(entry.Pool) is { Kind: PoolKind.EligiblePatients },
                field + ".pool_id",
                "eligible-patients of a condition group or an area, such as eligible-patients.breast-cancer");
            found.Within(
                field + ".patients_per_year", entry.PatientsPerYear, 0, DeclaredCapacity.MaxAmount);
        });
        found.Require(
            eligible.DistinctBy(entry => entry.Pool).Count() == eligible.Length, "trust.eligible_patients", "each pool once");
    }

    private static void CheckReserves(ImmutableArray<ResearchReserve> reserves, TrustProfile profile, ViolationCollector found)
    {
        found.Count("trust.research_reserves", reserves, TrustLimits.ResearchReserves);
        ViolationCollector.Each("trust.research_reserves", reserves, (field, reserve) =>
        {
            found.Require(
                profile.Find(reserve.Pool) is not null, field + ".pool_id", $"a pool of the trust, found \"{ShownText.Of(reserve.Pool.Value)}\"");
            found.Within(field + ".percent", reserve.Percent, 0, MaxPercent);
        });
        found.Require(reserves.DistinctBy(reserve => reserve.Pool).Count() == reserves.Length, "trust.research_reserves", "each pool once");
    }

    private static void CheckReferrals(ImmutableArray<Referral> referrals, TrustProfile profile, ViolationCollector found)
    {
        found.Count("trust.referrals", referrals, Enum.GetValues<ConditionGroup>().Length);
        ViolationCollector.Each("trust.referrals", referrals, (field, referral) =>
        {
            found.Chosen(field + ".condition_group", referral.Group, ConditionGroup.Unspecified);
            found.Require(referral.TreatedAt != profile.Id, field + ".treated_at", "another trust than the one whose patients they are");
            found.Within(field + ".percent", referral.Percent, 0, MaxPercent);
        });
        found.Require(referrals.DistinctBy(referral => referral.Group).Count() == referrals.Length, "trust.referrals", "each condition group once");
    }

    /// <summary>Names sites by their position in the request: among those to open, or among those to close.</summary>
    private static void CheckSites(ImmutableArray<OwnSite> sites, ViolationCollector found)
    {
        var said = new HashSet<Area>();
        var (toOpen, toClose) = (0, 0);

        // Check no more sites than there are areas: any excess repeats one of them.
        foreach (var site in sites.Take(CentreAreas.All.Length + 1))
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"{(site.IsOpen ? "open" : "close")}[{(site.IsOpen ? toOpen++ : toClose++)}]");
            CheckArea(field, site.Area, found);
            found.Require(said.Add(site.Area), field, "each area once, to open or to close");
        }
    }

    /// <summary>Sites are of networks, and networks are of areas with a centre.</summary>
    private static void CheckArea(string field, Area area, ViolationCollector found)
    {
        found.Chosen(field, area, Area.Unspecified);
        found.Require(area != Area.OtherFields, field, $"an area with a centre, one of {EnumText.Of(CentreAreas.All)}");
    }

    private static void CheckPeriods(ImmutableArray<SitePeriod> periods, Month thisMonth, ViolationCollector found)
    {
        found.Count("periods", periods, TrustLimits.SitePeriods);
        var taken = new HashSet<ClosedMonth>();
        var last = thisMonth + (TrustLimits.MonthsAhead - 1);
        ViolationCollector.Each("periods", periods, (field, period) =>
        {
            CheckArea(field + ".area", period.Area, found);
            var firstIsFree = period.First >= thisMonth && period.First <= last;
            found.Require(firstIsFree, field + ".first_month", $"a month from {thisMonth} to {last}, found {period.First}");
            var lastFits = period.Last >= period.First && period.Last <= last;
            found.Require(lastFits || !firstIsFree, field + ".last_month", $"a month from {period.First} to {last}, found {period.Last}");
            if (firstIsFree && lastFits && !TakeAll(period.First, period.Last, month => taken.Add(new ClosedMonth(period.Area, month))))
            {
                found.Add(field + ".first_month", "expected each month of an area once; one of these months is named before");
            }
        });
    }
}
