namespace TrialMatch.Numerics.Selection;

/// <summary>A candidate as the search sees it: the cost and recruitment of one such site, and the bounds on its number in a set.</summary>
/// <param name="FixedCost">The fixed cost of one such site.</param>
/// <param name="PatientPrice">The price of each billed patient.</param>
/// <param name="Mean">The expected patients of one such site within its cap.</param>
/// <param name="Pmf">The probabilities of 0, 1, 2… patients at one such site. The last entry is that of the cap, or of the target or more.</param>
internal sealed record SiteKind(int Region, int MinCount, int MaxCount, double FixedCost, double PatientPrice, double Mean, double[] Pmf)
{
    /// <summary>The mass that an upper tail may lose in the search. The final test of each set uses the whole pmf.</summary>
    private const double NegligibleTail = 1e-15;

    /// <summary>The number of such sites that are optional.</summary>
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
