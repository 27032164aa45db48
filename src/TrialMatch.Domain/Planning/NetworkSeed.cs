using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Network;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>
/// The regions, trusts and centres a service starts from, with the planning figures laid beside them. The facts are public;
/// the planning figures are defaults until a file with the trusts' own replaces them.
/// </summary>
/// <param name="Sources">Where the facts come from.</param>
public sealed record NetworkSeed(
    ImmutableArray<Region> Regions,
    ImmutableArray<Trust> Trusts,
    ImmutableArray<Centre> Centres,
    ImmutableArray<FactSource> Sources,
    PlanningFigures Planning)
{
    private const string ResourceName = "TrialMatch.Domain.Planning.norway.json";

    /// <summary>How places that registries name are found among the trusts.</summary>
    public FacilityDirectory Facilities { get; init; } = FacilityDirectory.Empty;

    /// <summary>What registries tell that the trusts have done.</summary>
    public NetworkExperience Experience { get; init; } = NetworkExperience.None;

    /// <summary>Opens the file of the seed that comes with the program: Norway.</summary>
    public static Stream OpenBuiltIn() =>
        typeof(NetworkSeed).Assembly.GetManifestResourceStream(ResourceName)
        ?? throw new InvalidOperationException($"The program was built without {ResourceName}.");

    /// <summary>Reads the seed that comes with the program: Norway.</summary>
    /// <exception cref="InvalidOperationException">The program was built with a seed that does not hold together.</exception>
    public static NetworkSeed Load()
    {
        using var stream = OpenBuiltIn();
        var reading = NetworkSeedReader.Read(stream);
        return reading.Seed
            ?? throw new InvalidOperationException($"{ResourceName} does not hold together: {string.Join("; ", reading.Violations)}");
    }

    public Trust? FindTrust(TrustId id) => Trusts.FirstOrDefault(trust => trust.Id == id);

    public Centre? FindCentre(Area area) => Centres.FirstOrDefault(centre => centre.Area == area);

    /// <summary>The trusts that take part in an area's network, in the order of the file.</summary>
    public ImmutableArray<TrustId> NetworkOf(Area area) => Planning.Networks.TrustsByArea.GetValueOrDefault(area, []);

    /// <summary>The areas whose networks a trust takes part in.</summary>
    public ImmutableSortedSet<Area> AreasOf(TrustId trust) =>
        [.. Planning.Networks.TrustsByArea.Where(network => network.Value.Contains(trust)).Select(network => network.Key)];
}
