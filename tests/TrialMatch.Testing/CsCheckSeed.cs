using System.Globalization;
using CsCheck;

namespace TrialMatch.Testing;

/// <summary>
/// Has CsCheck begin with the seed that is given to all random tests, a number or what CsCheck printed where it failed. Made once for each test
/// project, before its tests.
/// </summary>
public sealed class CsCheckSeed
{
    private const uint Stream = 1;

    public CsCheckSeed()
    {
        if (Seed.Given is { } given)
        {
            Check.Seed = int.TryParse(given, CultureInfo.InvariantCulture, out var number) ? new PCG(Stream, unchecked((uint)number)).ToString() : given;
        }
    }
}
