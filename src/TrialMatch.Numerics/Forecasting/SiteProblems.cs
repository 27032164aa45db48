using System.Collections.Immutable;
using System.Globalization;

namespace TrialMatch.Numerics.Forecasting;

/// <summary>Validates one site's fields.</summary>
internal static class SiteProblems
{
    /// <summary>The smallest retention, activation, shape and rate: a value closer to 0 is a mistake and would overflow.</summary>
    private const double MinPositive = 1 / ForecastLimits.MaxShapeOrRate;

    public static void Add(ProblemList found, SiteModel site, string path)
    {
        found.Within(path + "shape", site.Rate.Shape, MinPositive, ForecastLimits.MaxShapeOrRate);
        found.Within(path + "rateMonths", site.Rate.RateMonths, MinPositive, ForecastLimits.MaxShapeOrRate);
        found.Within(path + "retention", site.Retention, MinPositive, 1);
        found.Within(path + "activation", site.Activation, MinPositive, 1);
        found.Within(path + "count", site.Count, 1, ForecastLimits.MaxSites);
        if (site.Cap is { } cap)
        {
            found.Within(path + "cap", cap, 0, ForecastLimits.MaxCap);
        }

        if (site.Observed is { } observed)
        {
            AddRecord(found, observed, path + "observed.");
        }

        AddPeriod(found, path + "start.", site.Start.FromMonth, site.Start.ToMonth);
        AddActivity(found, site.Activity.IsDefault ? [] : site.Activity, path);
    }

    public static void AddRecord(ProblemList found, ObservedRecruitment record, string path)
    {
        found.Within(path + "patients", record.Patients, 0, ForecastLimits.MaxObservedPatients);
        found.Within(path + "exposureMonths", record.ExposureMonths, 0, ForecastLimits.MaxMonthsFromNow);
        found.Check(
            !(record.Patients > 0 && record.ExposureMonths == 0),
            path + "exposureMonths",
            "expected more than 0 months, since patients were recruited");
    }

    private static void AddPeriod(ProblemList found, string path, double fromMonth, double toMonth)
    {
        const double MaxMonth = ForecastLimits.MaxMonthsFromNow;
        found.Within(path + "fromMonth", fromMonth, -MaxMonth, MaxMonth);
        found.Within(path + "toMonth", toMonth, -MaxMonth, MaxMonth);
        found.Check(
            !(toMonth < fromMonth),
            path + "toMonth",
            string.Create(CultureInfo.InvariantCulture, $"expected no earlier than fromMonth ({fromMonth}), got {toMonth}"));
    }

    private static void AddActivity(ProblemList found, ImmutableArray<ActivityPeriod> activity, string path)
    {
        found.Check(
            activity.Length <= ForecastLimits.MaxActivityPeriods,
            path + "activity",
            $"expected at most {ForecastLimits.MaxActivityPeriods} periods, got {activity.Length}");
        for (var i = 0; i < activity.Length; i++)
        {
            var period = string.Create(CultureInfo.InvariantCulture, $"{path}activity[{i}].");
            AddPeriod(found, period, activity[i].FromMonth, activity[i].ToMonth);
            found.Within(period + "factor", activity[i].Factor, 0, ForecastLimits.MaxActivityFactor);
        }

        AddOverlaps(found, activity, path);
    }

    private static void AddOverlaps(ProblemList found, ImmutableArray<ActivityPeriod> activity, string path)
    {
        var inOrder = activity.Index().Where(each => each.Item.ToMonth > each.Item.FromMonth).OrderBy(each => each.Item.FromMonth).ToList();
        foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
        {
            found.Check(
                later.Item.FromMonth >= earlier.Item.ToMonth,
                string.Create(CultureInfo.InvariantCulture, $"{path}activity[{later.Index}].fromMonth"),
                string.Create(CultureInfo.InvariantCulture, $"expected periods that do not overlap; activity[{earlier.Index}] ends at month {earlier.Item.ToMonth}, this one starts at {later.Item.FromMonth}"));
        }
    }
}
