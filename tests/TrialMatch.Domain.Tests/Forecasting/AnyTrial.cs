using System.Collections.Immutable;
using CsCheck;
using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Domain.Tests.Forecasting;

/// <summary>Random sites of every kind. A failing test prints its seed; set CsCheck_Seed to run it again.</summary>
internal static class AnyTrial
{
    public static readonly Gen<SiteStart> Start = Gen.OneOf(
        Gen.Double[-3, 14].Select(SiteStart.At),
        Gen.Double[-6, 13].Select(Gen.Double[0.01, 12], (first, width) => SiteStart.Between(first, first + width)));

    /// <summary>Up to three periods between borders in rising order; pauses are frequent.</summary>
    public static readonly Gen<ImmutableArray<ActivityPeriod>> Activity =
        Gen.Double[-2, 15].Array[2, 6].Select(
            Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 2]).Array[3],
            (months, factors) =>
            {
                var borders = months.Order().ToArray();
                return Enumerable.Range(0, borders.Length / 2)
                    .Select(i => new ActivityPeriod(borders[2 * i], borders[(2 * i) + 1], factors[i]))
                    .ToImmutableArray();
            });

    public static readonly Gen<ObservedRecruitment> Record =
        Gen.Int[0, 20].Select(Gen.Double[0.5, 20], (patients, months) => new ObservedRecruitment(patients, months));

    public static readonly Gen<SiteModel> Site =
        from shape in Gen.OneOf(Gen.Double[0.1, 6], Gen.Const(1.0))
        from rate in Gen.Double[0.3, 10]
        from start in Start
        from activity in Gen.OneOf(Gen.Const(ImmutableArray<ActivityPeriod>.Empty), Activity)
        from retention in Gen.Double[0.2, 1]
        from observed in Record.Nullable()
        from cap in Gen.Int[0, 40].Nullable()
        from count in Gen.Int[1, 4]
        select new SiteModel(new GammaRate(shape, rate), start)
        {
            Activity = activity,
            Retention = retention,
            Observed = observed,
            Cap = cap,
            Count = count,
        };

    public static readonly Gen<SiteModel[]> Sites = Site.Array[1, 6];
}
