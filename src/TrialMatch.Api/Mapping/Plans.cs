using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Regions;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps plans as a sponsor may see them: with small patient numbers hidden (R8).</summary>
internal static class Plans
{
    public static V1.Plan ToProto(this PlacementPlan plan)
    {
        var proto = new V1.Plan
        {
            Classification = plan.Classification.ToProto(),
            Outcome = (V1.Plan.Types.Outcome)(int)plan.Outcome,
            TargetPatients = plan.TargetPatients,
            OfferablePatients = plan.OfferablePatients,
            WantedProbability = plan.WantedProbability,
            Probability = plan.Probability,
            OfferableProbability = plan.OfferableProbability,
            Patients = plan.Patients.ToProto(),
            Cost = plan.Cost,
            MinRegionRatio = plan.MinRegionRatio ?? 0,
            PriceOfFairness = plan.PriceOfFairness ?? 0,
            Kind = (V1.PlanKind)(int)plan.Kind,
            EligibleSharePerMille = plan.EligibleSharePerMille,
        };
        if (plan.FollowUpMonths is { } followUp)
        {
            proto.FollowUpMonths = followUp;
        }

        proto.Sites.AddRange(plan.Sites.Select(site => ToProto(site, plan)));
        proto.Regions.AddRange(plan.Regions.Zip(AccountEntry.Of(plan.Regions)).Select(pair => ToProto(pair.First, pair.Second)));
        proto.HomeRegions.AddRange(plan.HomeRegions.Select(home => new V1.HomeRegion { Region = home.Region.Value, ExpectedPatients = home.ExpectedPatients }));
        proto.Binding.AddRange(plan.Binding);
        proto.Assumptions.AddRange(plan.Assumptions);
        return proto;
    }

    public static V1.Classification ToProto(this Classification classification)
    {
        var proto = new V1.Classification
        {
            Lead = (V1.Area)(int)(classification.Lead ?? Area.Unspecified),
            Triage = classification.IsTriage,
            ConditionGroup = classification.ConditionGroup is { } group ? EnumText.Of(group) : string.Empty,
            Field = classification.Field,
        };
        proto.CoLeads.AddRange(classification.CoLeads.Select(area => (V1.Area)(int)area));
        proto.SuggestedAreas.AddRange(classification.SuggestedAreas.Select(area => (V1.Area)(int)area));
        proto.Reasons.AddRange(classification.Reasons.Select(reason => reason.ToString()));
        return proto;
    }

    public static V1.PatientCount ToPatientCount(int patients) => patients < SmallCounts.LeastShown
        ? new V1.PatientCount { UnderFive = true }
        : new V1.PatientCount { Exactly = patients };

    public static V1.PatientForecast ToProto(this CountForecast forecast) =>
        new() { Mean = forecast.Mean, Q10 = forecast.Q10, Q90 = forecast.Q90 };

    private static V1.RateForecast ToProto(this RateForecast rate) => new()
    {
        MeanPerMonth = rate.MeanPerMonth,
        Q10PerMonth = rate.Q10PerMonth,
        Q90PerMonth = rate.Q90PerMonth,
        Source = EnumText.Of(rate.Source),
    };

    private static V1.PlannedRegion ToProto(PlannedRegion region, AccountEntry entry)
    {
        var proto = new V1.PlannedRegion
        {
            Region = region.Region.Value,
            PoolShare = region.PoolShare,
            DuePatients = entry.DuePatients,
            ExpectedPatients = region.ExpectedPatients,
            Discount = region.Discount,
        };
        if (region.Ratio is { } ratio)
        {
            proto.AccountRatio = ratio;
        }

        return proto;
    }

    private static V1.SiteDecision ToProto(SiteDecision site, PlacementPlan plan)
    {
        var proto = new V1.SiteDecision
        {
            Trust = ResourceNames.Of(site.Trust),
            TrustDisplayName = site.TrustName,
            Region = site.Region.Value,
            Area = (V1.Area)(int)site.Area,
            Reason = (V1.SiteDecision.Types.Reason)(int)site.Reason,
            Detail = site.Detail,
            Rate = site.Rate?.ToProto(),
            StartMonth = site.Start?.ToProto(),
            Cap = site.Cap,
            Patients = site.Patients?.ToProto(),
            ProbabilityZero = site.ProbabilityZero ?? 0,
            ProbabilityWith = site.ProbabilityWith ?? 0,
            ProbabilityWithout = site.ProbabilityWithout ?? 0,
            Cost = site.Cost ?? 0,
            EligiblePatientsPerMonth = site.EligiblePatientsPerMonth is { } eligible ? ToPatientCount((int)Math.Round(eligible * plan.EligibleShare)) : null,
            PlanningDefault = site.IsPlanningDefault,
            Counterfactual = site.Counterfactual ?? string.Empty,
            Discount = site.Cost is null ? 0 : plan.DiscountOf(site),
            Experience = site.Experience is { } experience ? ToProto(experience) : null,
        };
        proto.CapBinding.AddRange(site.CapBinding);
        proto.StartsByMonth.AddRange(site.StartsByMonth);
        return proto;
    }

    private static V1.SiteExperience ToProto(SiteExperience experience) => new()
    {
        Level = (V1.SiteExperience.Types.Level)(int)experience.Level,
        Basis = (V1.SiteExperience.Types.Basis)(int)experience.Basis,
        Trials = experience.Trials,
        ActivationProbability = experience.ActivationProbability,
    };
}
