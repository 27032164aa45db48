namespace TrialMatch.Domain.Selection;

/// <summary>One step of listing a half's sets: which unit is decided, and what is not worth keeping.</summary>
internal readonly record struct LabelStep
{
    public required Unit Unit { get; init; }

    /// <summary>The unit's place in its half.</summary>
    public required int Member { get; init; }

    /// <summary>Whether the unit before it in its half is alike: then it is taken only after that one.</summary>
    public required bool IsAlikeLast { get; init; }

    /// <summary>How many entries of the curves so far hold.</summary>
    public required int Length { get; init; }

    /// <summary>How many entries of a curve still matter: what the units still to come can add, and one.</summary>
    public required int Reach { get; init; }

    /// <summary>Sets that cost this or more are dropped.</summary>
    public required double CostLimit { get; init; }

    public required int MostLabels { get; init; }

    public required CompletionBound? Bound { get; init; }

    public required CancellationToken Cancellation { get; init; }
}
