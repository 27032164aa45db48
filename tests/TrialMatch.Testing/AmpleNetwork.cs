using TrialMatch.Domain.Planning;

namespace TrialMatch.Testing;

/// <summary>
/// Norway with five times the consent that is planned with, sites that open soon and for certain, differ less, and none too small: for tests of
/// what studies go through, which should not hang on how many patients sites really have.
/// </summary>
public static class AmpleNetwork
{
    private const int ConsentSharePercent = 30;
    private const int StartUpMonths = 4;
    private const double BetweenSiteShape = 2;

    public static NetworkSeed Seed { get; } = Ample(NetworkSeed.Load());

    private static NetworkSeed Ample(NetworkSeed seed) => seed with
    {
        Planning = seed.Planning with
        {
            Recruitment = seed.Planning.Recruitment with { ConsentSharePercent = ConsentSharePercent, BetweenSiteShape = BetweenSiteShape, FewestExpectedPatients = 0 },
            Activation = seed.Planning.Activation with { ExperiencedPercent = 100, UnknownPercent = 100 },
            Trusts = [.. seed.Planning.Trusts.Select(trust => trust with { StartUpMonths = StartUpMonths })],
        },
    };
}
