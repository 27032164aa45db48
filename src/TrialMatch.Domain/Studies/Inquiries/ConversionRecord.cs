namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>How many inquiries that came to an end, by whatever outcome, became a placement, through TrialMatch only.</summary>
public sealed record ConversionRecord(int Ended, int Placed)
{
    /// <summary>
    /// The share of inquiries that is assumed to become a placement before there is a record: a planning default, and a guess. No published
    /// figure for Norway was found.
    /// </summary>
    public const double AssumedShare = 0.25;

    /// <summary>The number of inquiries that the assumption weighs as much as: a guess too. After twice as many, the record weighs more.</summary>
    public const int AssumedWeight = 8;

    /// <summary>Whether there is no record yet, so that the probability is the planning default.</summary>
    public bool IsPlanningDefault => Ended == 0;

    /// <summary>The probability that an open inquiry becomes a placement: the mean of a beta distribution that began as the assumption.</summary>
    public double Probability => ((AssumedShare * AssumedWeight) + Placed) / (AssumedWeight + Ended);
}
