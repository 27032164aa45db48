using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps a trust's declarations to and from the API.</summary>
internal static class TrustChanges
{
    private const string Capabilities = "capabilities";
    private const string ConsentShare = "consent_share_percent";
    private const string StartUp = "start_up_months";
    private const string Costs = "costs";
    private const string EligiblePatients = "eligible_patients";

    private const string ResearchReserves = "research_reserves";
    private const string Referrals = "referrals";

    private static readonly ImmutableArray<string> Paths = [Capabilities, ConsentShare, StartUp, Costs, EligiblePatients, ResearchReserves, Referrals];

    /// <summary>Returns an empty change.</summary>
    /// <param name="etag">Empty for any version.</param>
    public static TrustChange TrustChange(this RequestReader fields, string requestId, string etag) =>
        new(fields.RequestId(requestId), Etags.Read(etag));

    public static TrustChange With(this TrustChange change, RequestReader fields, IReadOnlyList<V1.CapacityDeclaration> declarations)
    {
        if (declarations.Count == 0)
        {
            fields.Add("declarations", "expected at least one");
        }

        return change with { Declarations = [.. declarations.Select((declared, i) => fields.RangeOf(declared, string.Create(CultureInfo.InvariantCulture, $"declarations[{i}]")))] };
    }

    public static TrustChange With(
        this TrustChange change,
        RequestReader fields,
        IReadOnlyList<V1.Area> open,
        IReadOnlyList<V1.Area> close,
        IReadOnlyList<V1.SitePeriod> periods)
    {
        if (open.Count + close.Count + periods.Count == 0)
        {
            fields.Add("open", "expected at least one area in open, close or periods");
        }

        ImmutableArray<OwnSite> sites =
        [
            .. open.Select(area => new OwnSite((Area)(int)area, IsOpen: true)),
            .. close.Select(area => new OwnSite((Area)(int)area, IsOpen: false)),
        ];
        ImmutableArray<SitePeriod> months = [.. periods.Select((period, i) => PeriodOf(fields, period, i))];
        return change with { Sites = sites, SitePeriods = months.IsEmpty ? null : months };
    }

    public static TrustChange With(
        this TrustChange change, RequestReader fields, IReadOnlyList<V1.FieldInterest> declare, IReadOnlyList<string> withdraw)
    {
        if (declare.Count + withdraw.Count == 0)
        {
            fields.Add("declare", "expected at least one field in declare or withdraw");
        }

        return change with
        {
            Fields = new FieldChange(
                [.. declare.Select((interest, i) => InterestOf(fields, interest, i))],
                [.. withdraw.Select((field, i) => fields.Field(string.Create(CultureInfo.InvariantCulture, $"withdraw[{i}]"), field))]),
        };
    }

    public static TrustChange With(this TrustChange change, RequestReader fields, V1.Trust trust, FieldMask? mask)
    {
        var paths = (mask?.Paths ?? []).ToHashSet();
        if (paths.Count == 0 || paths.Except(Paths).Any())
        {
            fields.Add("update_mask", $"expected one or more of {string.Join(", ", Paths)}; in JSON in lowerCamelCase, with commas");
        }

        if (paths.Contains(Costs) && trust.Costs is null)
        {
            fields.Add("trust.costs", "expected the costs that the mask names");
        }

        return change with
        {
            Capabilities = paths.Contains(Capabilities) ? [.. trust.Capabilities.Select(capability => (Capability)(int)capability)] : null,
            ConsentSharePercent = paths.Contains(ConsentShare) ? trust.ConsentSharePercent : null,
            StartUpMonths = paths.Contains(StartUp) ? trust.StartUpMonths : null,
            Costs = paths.Contains(Costs) && trust.Costs is { } costs ? CostsOf(costs) : null,
            EligiblePatients = paths.Contains(EligiblePatients)
                ? [.. trust.EligiblePatients.Select(entry => new EligiblePatients(new PoolId(entry.PoolId), entry.PatientsPerYear))]
                : [],
            ResearchReserves = paths.Contains(ResearchReserves)
                ? [.. trust.ResearchReserves.Select(entry => new ResearchReserve(new PoolId(entry.PoolId), entry.Percent))]
                : null,
            Referrals = paths.Contains(Referrals) ? [.. trust.Referrals.Select((entry, i) => ReferralOf(fields, entry, i))] : null,
        };
    }

    /// <param name="amounts">The declared amounts that a trial would change.</param>
    /// <param name="isTrial">Whether nothing was changed, so that there is no new version and no time of change.</param>
    public static V1.TrustChange ToProto(this TrustChangeResult result, ImmutableArray<AmountChange> amounts, bool maySeeStudies, bool isTrial)
    {
        var proto = isTrial
            ? new V1.TrustChange()
            : new V1.TrustChange { Etag = Etags.Of(result.Version), ChangeTime = result.ChangedAt.ToTimestamp() };
        proto.EvictedHolds.AddRange(result.Evicted.Select(evicted => new V1.EvictedHold
        {
            Study = maySeeStudies ? ResourceNames.Of(evicted.Study) : string.Empty,
            Patients = evicted.Patients,
        }));
        proto.AmountChanges.AddRange(amounts.Select(changed => new V1.AmountChange
        {
            PoolId = changed.Pool.Value,
            FirstMonth = changed.First.ToProto(),
            LastMonth = changed.Last.ToProto(),
            AmountBefore = changed.Before,
            AmountAfter = changed.After,
        }));
        return proto;
    }

    private static FieldInterest InterestOf(RequestReader fields, V1.FieldInterest interest, int index) => new(
        fields.Field(string.Create(CultureInfo.InvariantCulture, $"declare[{index}].field"), interest.Field),
        interest.Paediatrics,
        interest.ContactRole);

    private static Referral ReferralOf(RequestReader fields, V1.Referral entry, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"trust.referrals[{index}]");
        return new Referral(fields.Field(path + ".condition_group", entry.ConditionGroup), fields.Trust(path + ".treated_at", entry.TreatedAt), entry.Percent);
    }

    private static SiteCosts CostsOf(V1.SiteCosts costs) => new(costs.StartUpUnits, costs.UpkeepUnitsPerMonth, costs.PatientUnits);

    /// <param name="path">The path of the declaration in the request.</param>
    public static DeclaredRange RangeOf(this RequestReader fields, V1.CapacityDeclaration declared, string path)
    {
        var (first, last) = MonthsOf(fields, path, declared.FirstMonth, declared.LastMonth);
        return new DeclaredRange(new PoolId(declared.PoolId), first, last, declared.Amount);
    }

    private static SitePeriod PeriodOf(RequestReader fields, V1.SitePeriod period, int index)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"periods[{index}]");
        var (first, last) = MonthsOf(fields, path, period.FirstMonth, period.LastMonth);
        return new SitePeriod((Area)(int)period.Area, first, last, period.Open);
    }

    private static (Month First, Month Last) MonthsOf(
        RequestReader fields, string path, Google.Type.Date? firstMonth, Google.Type.Date? lastMonth)
    {
        var first = fields.Month(path + ".first_month", firstMonth);
        return (first, fields.OptionalMonth(path + ".last_month", lastMonth) ?? first);
    }
}
