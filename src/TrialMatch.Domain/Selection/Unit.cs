namespace TrialMatch.Domain.Selection;

/// <summary>
/// One site as the search sees it: a candidate with a count of three is three units, alike and independent.
/// </summary>
internal sealed class Unit
{
    /// <param name="candidate">The candidate's place in the problem.</param>
    /// <param name="region">The region's place among the problem's regions.</param>
    /// <param name="pmf">Probabilities of 0, 1, 2… patients within the cap, the last entry that of the cap or of the target and more.</param>
    public Unit(int candidate, int region, double cost, double mean, double[] pmf)
    {
        Candidate = candidate;
        Region = region;
        Cost = cost;
        Mean = mean;
        Pmf = pmf;
        CurvePmf = Array.ConvertAll(pmf, static probability => (float)probability);
        AtMost = new double[pmf.Length];
        var sum = 0d;
        for (var k = 0; k < pmf.Length; k++)
        {
            AtMost[k] = sum += pmf[k];
        }
    }

    private Unit(Unit alike)
    {
        Candidate = alike.Candidate;
        Region = alike.Region;
        Cost = alike.Cost;
        Mean = alike.Mean;
        Pmf = alike.Pmf;
        CurvePmf = alike.CurvePmf;
        AtMost = alike.AtMost;
        IsRequired = true;
    }

    public int Candidate { get; }

    public int Region { get; }

    public double Cost { get; }

    /// <summary>Expected patients within the cap.</summary>
    public double Mean { get; }

    public double[] Pmf { get; }

    /// <summary>The same as precise as curves are.</summary>
    public float[] CurvePmf { get; }

    /// <summary>Probability of at most 0, 1, 2… patients.</summary>
    public double[] AtMost { get; }

    /// <summary>In every plan: already accepted, or below its candidate's least count.</summary>
    public bool IsRequired { get; }

    /// <summary>The same, in every plan.</summary>
    public Unit Required() => new(this);

    /// <summary>The most patients that can count.</summary>
    public int Most => Pmf.Length - 1;
}
