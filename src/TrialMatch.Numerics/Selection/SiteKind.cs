namespace TrialMatch.Numerics.Selection;

/// <summary>A candidate as the search sees it: what one such site costs and recruits, and how many a set may hold.</summary>
/// <param name="FixedCost">Of one such site.</param>
/// <param name="PatientPrice">For each patient billed.</param>
/// <param name="Mean">Expected patients of one such site within its cap.</param>
/// <param name="Pmf">Probabilities of 0, 1, 2… patients at one such site, the last entry that of the cap or of the target and more.</param>
internal sealed record SiteKind(int Region, int MinCount, int MaxCount, double FixedCost, double PatientPrice, double Mean, double[] Pmf)
{
    /// <summary>What an upper tail may lose in the search, which the last word on each set makes good.</summary>
    private const double NegligibleTail = 1e-15;

    /// <summary>How many such sites are left to choose.</summary>
    public int FreeCount => MaxCount - MinCount;

    /// <summary>The pmf without its negligible end.</summary>
    public double[] ShortPmf { get; } = WithoutEnd(Pmf);

    private static double[] WithoutEnd(double[] pmf)
    {
        var length = pmf.Length;
        for (var tail = 0d; length > 1 && tail + pmf[length - 1] < NegligibleTail; length--)
        {
            tail += pmf[length - 1];
        }

        return length == pmf.Length ? pmf : pmf[..length];
    }
}
