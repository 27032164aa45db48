using TrialMatch.Numerics.Forecasting;

namespace TrialMatch.Api.Planning;

/// <summary>Maps sites to the calculators' models.</summary>
internal static class SiteModels
{
    public static SiteModel ToDomain(this V1.SiteModel? site) => site is null
        ? new SiteModel(default, default)
        : new SiteModel(new GammaRate(site.Shape, site.Rate), StartOf(site))
        {
            Activity = [.. site.Activity.Select(period => new ActivityPeriod(period.FromMonth, period.ToMonth, period.Factor))],
            Retention = site.HasRetention ? site.Retention : 1,
            Activation = site.HasActivation ? site.Activation : 1,
            Observed = site.Observed is { } seen ? new ObservedRecruitment(seen.Patients, seen.ExposureMonths) : null,
            Cap = site.HasCap ? site.Cap : null,
            Count = site.HasCount ? site.Count : 1,
        };

    private static SiteStart StartOf(V1.SiteModel site) => site.StartCase == V1.SiteModel.StartOneofCase.StartBetween
        ? SiteStart.Between(site.StartBetween.FromMonth, site.StartBetween.ToMonth)
        : SiteStart.At(site.StartMonth);
}
