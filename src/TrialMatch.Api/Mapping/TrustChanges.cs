using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Api.Errors;
using TrialMatch.Domain;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Api.Mapping;

/// <summary>What a trust says of itself, from the API and back.</summary>
internal static class TrustChanges
{
    private const string Capabilities = "capabilities";
    private const string ConsentShare = "consent_share_percent";
    private const string StartUp = "start_up_months";
    private const string Costs = "costs";
    private const string EligiblePatients = "eligible_patients";

    private static readonly ImmutableArray<string> Paths = [Capabilities, ConsentShare, StartUp, Costs, EligiblePatients];

    /// <summary>A change that says nothing yet.</summary>
    /// <param name="etag">Empty where any version will do. One that was never issued fits none.</param>
    public static TrustChange Of(string requestId, string etag) => new(
        new RequestId(requestId),
        etag.Length == 0 ? null : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1);

    public static TrustChange With(this TrustChange change, IReadOnlyList<V1.CapacityDeclaration> declarations)
    {
        if (declarations.Count == 0)
        {
            throw ApiErrors.Invalid("declarations", "expected at least one");
        }

        var violations = new List<Violation>();
        ImmutableArray<DeclaredRange> ranges = [.. declarations.Select((declared, i) => RangeOf(declared, i, violations))];
        return violations.Count == 0 ? change with { Declarations = ranges } : throw ApiErrors.Invalid(violations);
    }

    public static TrustChange With(
        this TrustChange change, IEnumerable<V1.Area> open, IEnumerable<V1.Area> close, IReadOnlyList<V1.SitePeriod> periods)
    {
        var violations = new List<Violation>();
        ImmutableArray<SitePeriod> months = [.. periods.Select((period, i) => PeriodOf(period, i, violations))];
        if (violations.Count > 0)
        {
            throw ApiErrors.Invalid(violations);
        }

        ImmutableArray<OwnSite> sites =
        [
            .. open.Select(area => new OwnSite((Area)(int)area, IsOpen: true)),
            .. close.Select(area => new OwnSite((Area)(int)area, IsOpen: false)),
        ];
        return sites.IsEmpty && months.IsEmpty
            ? throw ApiErrors.Invalid("sites", "expected at least one area to open or to close")
            : change with { Sites = sites, SitePeriods = months.IsEmpty ? null : months };
    }

    public static TrustChange With(this TrustChange change, V1.Trust trust, FieldMask? mask)
    {
        var paths = (mask?.Paths ?? []).ToHashSet();
        if (paths.Count == 0 || paths.Except(Paths).Any())
        {
            throw ApiErrors.Invalid("update_mask", $"expected one or more of {string.Join(", ", Paths)}");
        }

        if (paths.Contains(Costs) && trust.Costs is null)
        {
            throw ApiErrors.Invalid("trust.costs", "expected the costs that the mask names");
        }

        return change with
        {
            Capabilities = paths.Contains(Capabilities) ? [.. trust.Capabilities.Select(capability => (Capability)(int)capability)] : null,
            ConsentSharePercent = paths.Contains(ConsentShare) ? trust.ConsentSharePercent : null,
            StartUpMonths = paths.Contains(StartUp) ? trust.StartUpMonths : null,
            Costs = paths.Contains(Costs) ? CostsOf(trust.Costs) : null,
            EligiblePatients = paths.Contains(EligiblePatients)
                ? [.. trust.EligiblePatients.Select(entry => new EligiblePatients(new PoolId(entry.PoolId), entry.PatientsPerYear))]
                : [],
        };
    }

    /// <param name="isTrial">Nothing has changed: there is no new version, and no time of the change.</param>
    public static V1.TrustChange ToProto(this TrustChangeResult result, bool maySeeStudies, bool isTrial)
    {
        var proto = isTrial
            ? new V1.TrustChange()
            : new V1.TrustChange
            {
                Etag = result.Version.ToString(CultureInfo.InvariantCulture),
                ChangeTime = result.ChangedAt.ToTimestamp(),
            };
        proto.EvictedHolds.AddRange(result.Evicted.Select(evicted => new V1.EvictedHold
        {
            Study = maySeeStudies ? ResourceNames.Of(evicted.Study) : string.Empty,
            Patients = evicted.Patients,
        }));
        return proto;
    }

    private static SiteCosts CostsOf(V1.SiteCosts costs) => new(costs.StartUpUnits, costs.UpkeepUnitsPerMonth, costs.PatientUnits);

    private static DeclaredRange RangeOf(V1.CapacityDeclaration declared, int index, List<Violation> violations)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"declarations[{index}]");
        var (first, last) = MonthsOf(declared.FirstMonth, declared.LastMonth, path, violations);
        return new DeclaredRange(new PoolId(declared.PoolId), first, last, declared.Amount);
    }

    private static SitePeriod PeriodOf(V1.SitePeriod period, int index, List<Violation> violations)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"periods[{index}]");
        var (first, last) = MonthsOf(period.FirstMonth, period.LastMonth, path, violations);
        return new SitePeriod((Area)(int)period.Area, first, last, period.Open);
    }

    private static (Month First, Month Last) MonthsOf(
        Google.Type.Date? firstMonth, Google.Type.Date? lastMonth, string path, List<Violation> violations)
    {
        var first = MonthOf(firstMonth, "first_month");
        return (first, lastMonth is null ? first : MonthOf(lastMonth, "last_month"));

        Month MonthOf(Google.Type.Date? date, string field)
        {
            if (date.ToMonth() is { } month)
            {
                return month;
            }

            violations.Add(new Violation($"{path}.{field}", "expected a day of the calendar"));
            return default;
        }
    }
}
