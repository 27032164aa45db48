using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Primitives;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>Validates one site's fields.</summary>
internal static class SiteModelValidator
{
    /// <summary>The smallest retention, activation, shape and rate: a value closer to 0 is a mistake and would overflow.</summary>
    private const double MinPositive = 1 / ForecastLimits.MaxShapeOrRate;

    public static void Check(ViolationCollector found, SiteModel site, string path)
    {
        found.Number(path + "shape", site.Rate.Shape, MinPositive, ForecastLimits.MaxShapeOrRate);
        found.Number(path + "rateMonths", site.Rate.RateMonths, MinPositive, ForecastLimits.MaxShapeOrRate);
        found.Number(path + "retention", site.Retention, MinPositive, 1);
        found.Number(path + "activation", site.Activation, MinPositive, 1);
        found.Number(path + "count", site.Count, 1, ForecastLimits.MaxSites);
        if (site.Cap is { } cap)
        {
            found.Number(path + "cap", cap, 0, ForecastLimits.MaxCap);
        }

        if (site.Observed is { } observed)
        {
            CheckRecord(found, observed, path + "observed.");
        }

        CheckPeriod(found, path + "start.", site.Start.FromMonth, site.Start.ToMonth);
        CheckActivity(found, site.Activity.IsDefault ? [] : site.Activity, path);
    }

    private static void CheckRecord(ViolationCollector found, ObservedRecruitment record, string path)
    {
        found.Number(path + "patients", record.Patients, 0, ForecastLimits.MaxObservedPatients);
        found.Number(path + "exposureMonths", record.ExposureMonths, 0, ForecastLimits.MaxMonthsFromNow);
        found.Require(
            !(record.Patients > 0 && record.ExposureMonths == 0),
            path + "exposureMonths",
            "more than 0 months, since patients were recruited");
    }

    private static void CheckPeriod(ViolationCollector found, string path, double fromMonth, double toMonth)
    {
        const double MaxMonth = ForecastLimits.MaxMonthsFromNow;
        found.Number(path + "fromMonth", fromMonth, -MaxMonth, MaxMonth);
        found.Number(path + "toMonth", toMonth, -MaxMonth, MaxMonth);
        found.Require(
            !(toMonth < fromMonth),
            path + "toMonth",
            string.Create(CultureInfo.InvariantCulture, $"no earlier than fromMonth ({fromMonth}), got {toMonth}"));
    }

    private static void CheckActivity(ViolationCollector found, ImmutableArray<ActivityPeriod> activity, string path)
    {
        found.Require(
            activity.Length <= ForecastLimits.MaxActivityPeriods,
            path + "activity",
            $"at most {ForecastLimits.MaxActivityPeriods} periods, got {activity.Length}");
        for (var i = 0; i < activity.Length; i++)
        {
            var period = string.Create(CultureInfo.InvariantCulture, $"{path}activity[{i}].");
            CheckPeriod(found, period, activity[i].FromMonth, activity[i].ToMonth);
            found.Number(period + "factor", activity[i].Factor, 0, ForecastLimits.MaxActivityFactor);
        }

        CheckOverlaps(found, activity, path);
    }

    private static void CheckOverlaps(ViolationCollector found, ImmutableArray<ActivityPeriod> activity, string path)
    {
        var inOrder = activity.Index().Where(each => each.Item.ToMonth > each.Item.FromMonth).OrderBy(each => each.Item.FromMonth).ToList();
        foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
        {
            found.Require(
                later.Item.FromMonth >= earlier.Item.ToMonth,
                string.Create(CultureInfo.InvariantCulture, $"{path}activity[{later.Index}].fromMonth"),
                string.Create(CultureInfo.InvariantCulture, $"periods that do not overlap; activity[{earlier.Index}] ends at month {earlier.Item.ToMonth}, this one starts at {later.Item.FromMonth}"));
        }
    }
}
