using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Server;

/// <summary>What the trusts' books must say, whatever happened.</summary>
internal static class Capacity
{
    private const string EligiblePatients = "eligible-patients.";

    /// <summary>Held + committed + elsewhere never exceed declared (R1), and what is free is the rest.</summary>
    public static void AssertNothingIsPromisedTwice(GetTrustCapacityResponse book) => Assert.All(
        book.Pools.SelectMany(pool => pool.Months.Select(month => (pool.PoolId, Month: month))),
        entry =>
        {
            var (pool, month) = entry;
            Assert.True(
                month.Held >= 0 && month.Committed >= 0 && month.Elsewhere >= 0 && month.Held + month.Committed + month.Elsewhere <= month.Declared,
                $"{book.Name} {pool} {Text(month.Month)}: {month.Held} held + {month.Committed} committed + {month.Elsewhere} elsewhere of {month.Declared}");
            Assert.Equal(month.Declared - month.Held - month.Committed - month.Elsewhere, month.Free);
        });

    /// <summary>Each start of a patient takes one eligible patient in its month, so what is held tells whose holds are there.</summary>
    public static IReadOnlyDictionary<(string Trust, string Pool, string Month), long> PatientsHeld(
        IEnumerable<GetTrustCapacityResponse> books) => (
            from book in books
            from pool in book.Pools
            where pool.PoolId.StartsWith(EligiblePatients, StringComparison.Ordinal)
            from month in pool.Months
            where month.Held > 0
            select (Key: (book.Name, pool.PoolId, Text(month.Month)), month.Held)).ToDictionary(entry => entry.Key, entry => entry.Held);

    /// <summary>What must be held if exactly these studies hold what their plans reserve.</summary>
    public static IReadOnlyDictionary<(string Trust, string Pool, string Month), long> PatientsReserved(IEnumerable<Study> studies) => (
        from study in studies
        let pool = EligiblePatients + study.Plan.Classification.ConditionGroup.ToLowerInvariant().Replace('_', '-')
        from site in study.Plan.Sites
        where site.Reason == SiteDecision.Types.Reason.Chosen
        from start in site.StartsByMonth.Select((patients, i) => (Month: Text(site.StartMonth, i), patients))
        where start.patients > 0
        group start.patients by (site.Trust, pool, start.Month) into reserved
        select reserved).ToDictionary(reserved => reserved.Key, reserved => reserved.Sum(patients => (long)patients));

    private static string Text(Google.Type.Date month, int later = 0) =>
        new DateOnly(month.Year, month.Month, 1).AddMonths(later).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
