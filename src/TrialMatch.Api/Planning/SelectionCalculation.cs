using System.Collections.Immutable;
using TrialMatch.Numerics.Selection;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Planning;

/// <summary>The selection calculator, shared by the service and the command line.</summary>
public static class SelectionCalculation
{
    private const double DefaultProbability = 0.9;

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT, naming the fields.</exception>
    /// <exception cref="OperationCanceledException">The calculation was cancelled.</exception>
    public static V1.SelectSitesResponse Run(V1.SelectSitesRequest request, CancellationToken cancellationToken = default)
    {
        // Check the number before looking at any candidate.
        var (most, asked) = request.WithCounterfactuals
            ? (SelectionLimits.MaxCandidatesWithCounterfactuals, " with counterfactuals")
            : (SelectionLimits.MaxCandidates, string.Empty);
        if (request.Candidates.Count > most)
        {
            CalculatorErrors.ThrowIfAny([("candidates", $"expected at most {most}{asked}, found {request.Candidates.Count}")]);
        }

        if (request.Balance?.Discounts.DistinctBy(each => each.Region).Count() < request.Balance?.Discounts.Count)
        {
            CalculatorErrors.ThrowIfAny([("balance.discounts", "expected each region once")]);
        }

        var problem = ProblemOf(request);
        CalculatorErrors.ThrowIfAny(problem.Validate().Select(violation => (violation.Field, violation.Description)));
        return Selector.Solve(problem, cancellationToken) switch
        {
            SelectionPlan plan => Planned(request, problem, plan, cancellationToken),
            SelectionShortfall shortfall => Short(shortfall),
            _ => throw new InvalidOperationException("Expected a plan or a shortfall."),
        };
    }

    private static SelectionProblem ProblemOf(V1.SelectSitesRequest request) => new()
    {
        Candidates = [.. request.Candidates.Select(CandidateOf)],
        TargetPatients = request.Target,
        HorizonMonths = request.HorizonMonths,
        Probability = request.HasProbability ? request.Probability : DefaultProbability,
        MinSites = request.MinSites,
        MaxSites = request.HasMaxSites ? request.MaxSites : null,
        IsEveryRegionWanted = request.EveryRegion,
        Balance = request.Balance is { } balance ? BalanceOf(balance) : null,
    };

    private static RegionalBalance BalanceOf(V1.RegionalBalance balance) => new(
        balance.Discounts.ToImmutableDictionary(each => new RegionId(each.Region), each => each.Discount),
        balance.HasMostExtraCost ? balance.MostExtraCost : RegionalBalance.DefaultMostExtraCost);

    private static Candidate CandidateOf(V1.SelectionCandidate candidate) =>
        new(new CandidateId(candidate.Id), new RegionId(candidate.Region), candidate.Site.ToDomain())
        {
            FixedCost = candidate.FixedCost,
            PerPatientCost = candidate.PerPatientCost,
            EligiblePool = candidate.EligiblePool,
            MinCount = candidate.HasMinCount ? candidate.MinCount : 0,
            MaxCount = candidate.HasMaxCount ? candidate.MaxCount : 1,
        };

    private static V1.SelectSitesResponse Planned(
        V1.SelectSitesRequest request, SelectionProblem problem, SelectionPlan plan, CancellationToken cancellationToken)
    {
        var response = new V1.SelectSitesResponse
        {
            Probability = plan.Probability,
            Cost = plan.Cost,
            PriceOfFairness = plan.PriceOfFairness,
            Proven = plan.IsProven,
        };
        if (plan.SmallestRatio is { } ratio)
        {
            response.MinRegionRatio = ratio;
        }

        var counterfactuals = request.WithCounterfactuals
            ? Counterfactuals.Of(problem, plan, cancellationToken).ToDictionary(each => each.Id)
            : [];
        response.Chosen.AddRange(plan.Chosen.Select(site => new V1.ChosenCandidate { Id = site.Id.Value, Count = site.Count }));
        response.Sites.AddRange(Explanations.Of(problem, plan).Select(site => DecisionOf(site, counterfactuals.GetValueOrDefault(site.Id))));
        return response;
    }

    private static V1.SelectSitesResponse Short(SelectionShortfall shortfall)
    {
        var response = new V1.SelectSitesResponse
        {
            Infeasible = true,
            Offerable = shortfall.OfferablePatients,
            Probability = shortfall.Probability,
        };
        response.Binding.AddRange(shortfall.Binding.Select(limit => new V1.BindingLimit
        {
            Kind = (V1.BindingLimit.Types.Kind)(int)limit.Kind,
            ProbabilityLifted = limit.ProbabilityLifted,
        }));
        return response;
    }

    private static V1.CandidateDecision DecisionOf(SiteExplanation site, Counterfactual? counterfactual)
    {
        var decision = new V1.CandidateDecision
        {
            Id = site.Id.Value,
            Region = site.Region.Value,
            Reason = (V1.SiteDecision.Types.Reason)(int)site.Reason,
            Count = site.Count,
        };
        if (site.Facts is { } facts)
        {
            Add(decision, facts);
        }

        if (counterfactual is not null)
        {
            decision.Counterfactual = ToProto(counterfactual);
        }

        return decision;
    }

    private static void Add(V1.CandidateDecision decision, SiteFacts facts)
    {
        decision.Rate = new V1.RateForecast
        {
            MeanPerMonth = facts.RateMeanPerMonth,
            Q10PerMonth = facts.RateLowPerMonth,
            Q90PerMonth = facts.RateHighPerMonth,
        };
        decision.Patients = new V1.PatientForecast { Mean = facts.ExpectedPatients, Q10 = facts.Patients.Low, Q90 = facts.Patients.High };
        decision.Cost = facts.Cost;
        decision.ProbabilityZero = facts.ProbabilityZero;
        decision.ProbabilityWith = facts.ProbabilityWith;
        decision.ProbabilityWithout = facts.ProbabilityWithout;
        if (facts.Cap is { } cap)
        {
            decision.Cap = cap;
        }
    }

    private static V1.Counterfactual ToProto(Counterfactual counterfactual)
    {
        var proto = new V1.Counterfactual();
        if (counterfactual.StartMonth is { } start)
        {
            proto.StartMonth = start;
        }

        if (counterfactual.FixedCostAtMost is { } cost)
        {
            proto.FixedCostAtMost = cost;
        }

        if (counterfactual.CapAtLeast is { } cap)
        {
            proto.CapAtLeast = cap;
        }

        return proto;
    }
}
