using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Tests.Studies.Life;

namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>What came of a simulated year.</summary>
internal sealed record YearFigures
{
    public required int Requests { get; init; }

    /// <summary>Those whose sponsors decided to come.</summary>
    public required int Come { get; init; }

    /// <summary>The questions put to sites, of either kind.</summary>
    public required int Questions { get; init; }

    /// <summary>The share of declared capacity that was held on an average day, by kind of capacity.</summary>
    public required IReadOnlyDictionary<PoolKind, double> Held { get; init; }

    /// <summary>The part of it whose holds did not become commitments.</summary>
    public required IReadOnlyDictionary<PoolKind, double> HeldInVain { get; init; }

    /// <summary>The studies that went to the waiting list.</summary>
    public required int Waitlisted { get; init; }

    /// <summary>Those of them that would have been placed if no study had held whose sponsor does not come.</summary>
    public required int WaitlistedInVain { get; init; }

    /// <summary>The requests that had no offer or report of their minimum by the day of the decision.</summary>
    public required int Unanswered { get; init; }

    /// <summary>From the request to the first offer or report of its minimum, where there was one.</summary>
    public required double MedianDaysToAnswer { get; init; }

    /// <summary>From the request to the placement.</summary>
    public required double MedianDaysToPlacement { get; init; }

    /// <summary>From the sponsor's decision to the placement.</summary>
    public required double MedianDaysFromDecision { get; init; }

    /// <summary>The requests that were registered twice, as the offer had expired when the sponsor decided.</summary>
    public required int RegisteredAgain { get; init; }

    public required int Placed { get; init; }

    public required int PlacedPatients { get; init; }

    /// <summary>Those that came and were placed with fewer patients than they had been told before they decided.</summary>
    public required int PlacedWithFewer { get; init; }

    /// <summary>Those that came after an answer of their minimum, and were not placed.</summary>
    public required int NoLongerPlaced { get; init; }

    public static YearFigures Of(World world, IReadOnlyList<PutRequest> put, HeldShares held, int waitlistedInVain)
    {
        var outcomes = put.Select(each => RequestOutcome.Of(world, each)).ToList();
        var come = outcomes.Where(outcome => outcome.Request.Comes).ToList();
        var placed = come.Where(outcome => outcome.PlacedOn is not null).ToList();
        return new YearFigures
        {
            Requests = put.Count,
            Come = come.Count,
            Questions = outcomes.Sum(outcome => outcome.Questions),
            Held = held.OfDeclared(onlyInVain: false),
            HeldInVain = held.OfDeclared(onlyInVain: true),
            Waitlisted = outcomes.Count(outcome => outcome.HasWaited),
            WaitlistedInVain = waitlistedInVain,
            Unanswered = outcomes.Count(outcome => outcome.AnsweredOn is null),
            MedianDaysToAnswer = Median(outcomes.Where(outcome => outcome.AnsweredOn is not null)
                .Select(outcome => outcome.AnsweredOn!.Value.DayNumber - outcome.Request.Arrives.DayNumber)),
            MedianDaysToPlacement = Median(placed.Select(outcome => outcome.PlacedOn!.Value.DayNumber - outcome.Request.Arrives.DayNumber)),
            MedianDaysFromDecision = Median(placed.Select(outcome => outcome.PlacedOn!.Value.DayNumber - outcome.Request.Decides.DayNumber)),
            RegisteredAgain = put.Count(each => each.Again is not null),
            Placed = placed.Count,
            PlacedPatients = placed.Sum(outcome => outcome.PlacedPatients),
            PlacedWithFewer = placed.Count(outcome => outcome.PlacedPatients < outcome.ToldPatients),
            NoLongerPlaced = come.Count(outcome => outcome.PlacedOn is null && outcome.ToldPatients > 0),
        };
    }

    /// <summary>Returns the lower median; NaN where there is none.</summary>
    private static double Median(IEnumerable<int> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[(sorted.Count - 1) / 2] : double.NaN;
}
