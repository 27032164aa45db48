using System.Collections.Immutable;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Network;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>
/// The regions, trusts and centres that the service starts with, and their planning figures. The facts are public; the planning figures are defaults
/// until a file with the trusts' own figures replaces them.
/// </summary>
/// <param name="Sources">The sources of the facts.</param>
public sealed record NetworkSeed(
    ImmutableArray<Region> Regions,
    ImmutableArray<Trust> Trusts,
    ImmutableArray<Centre> Centres,
    ImmutableArray<FactSource> Sources,
    PlanningFigures Planning)
{
    private const string ResourceName = "TrialMatch.Domain.Planning.norway.json";

    /// <summary>The names and places by which facilities in registries are matched to trusts.</summary>
    public FacilityDirectory Facilities { get; init; } = FacilityDirectory.Empty;

    /// <summary>The trusts' experience according to registries.</summary>
    public NetworkExperience Experience { get; init; } = NetworkExperience.None;

    /// <summary>Opens the built-in seed file: Norway.</summary>
    public static Stream OpenBuiltIn() =>
        typeof(NetworkSeed).Assembly.GetManifestResourceStream(ResourceName)
        ?? throw new InvalidOperationException($"The program was built without {ResourceName}.");

    /// <summary>Reads the built-in seed: Norway.</summary>
    /// <exception cref="InvalidOperationException">The built-in seed is invalid.</exception>
    public static NetworkSeed Load()
    {
        using var stream = OpenBuiltIn();
        var reading = NetworkSeedReader.Read(stream);
        return reading.Seed
            ?? throw new InvalidOperationException($"{ResourceName} is invalid: {string.Join("; ", reading.Violations)}");
    }

    public Trust? FindTrust(TrustId id) => Trusts.FirstOrDefault(trust => trust.Id == id);

    public Centre? FindCentre(Area area) => Centres.FirstOrDefault(centre => centre.Area == area);

    /// <summary>Returns the trusts in an area's network, in the order of the file.</summary>
    public ImmutableArray<TrustId> NetworkOf(Area area) => Planning.Networks.TrustsByArea.GetValueOrDefault(area, []);

    /// <summary>Returns the areas whose networks a trust takes part in.</summary>
    public ImmutableSortedSet<Area> AreasOf(TrustId trust) =>
        [.. Planning.Networks.TrustsByArea.Where(network => network.Value.Contains(trust)).Select(network => network.Key)];
}
