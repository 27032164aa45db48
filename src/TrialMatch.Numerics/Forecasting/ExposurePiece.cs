namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// With probability <paramref name="Weight"/> the site's exposure is uniform from <paramref name="FromMonths"/> to
/// <paramref name="ToMonths"/>, or exactly that where the two are equal.
/// </summary>
internal readonly record struct ExposurePiece(double Weight, double FromMonths, double ToMonths)
{
    public double Mean => 0.5 * (FromMonths + ToMonths);

    /// <summary>Variance within the piece.</summary>
    public double Variance => (ToMonths - FromMonths) * (ToMonths - FromMonths) / 12;
}
