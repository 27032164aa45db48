namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>Counts a record's locations, and the Norwegian ones among them. Withdrawn locations never opened and are counted separately.</summary>
/// <param name="All">All locations and the Norwegian ones, without the withdrawn.</param>
/// <param name="Withdrawn">Withdrawn locations and the Norwegian ones among them.</param>
internal readonly record struct CountedLocations(int Norwegian, int All, int NorwegianWithdrawn, int Withdrawn)
{
    public static CountedLocations Of(RecordNode locations)
    {
        var counted = default(CountedLocations);
        foreach (var location in locations.Items())
        {
            counted = counted.Plus(IsNorwegian(location) ? 1 : 0, IsWithdrawn(location));
        }

        return counted;
    }

    private CountedLocations Plus(int norwegian, bool isWithdrawn) => isWithdrawn
        ? this with { NorwegianWithdrawn = NorwegianWithdrawn + norwegian, Withdrawn = Withdrawn + 1 }
        : this with { Norwegian = Norwegian + norwegian, All = All + 1 };

    public static bool IsNorwegian(RecordNode location) => location["country"].Text().Equals("Norway", StringComparison.OrdinalIgnoreCase);

    public static bool IsWithdrawn(RecordNode location) => location["status"].Text().Equals("WITHDRAWN", StringComparison.OrdinalIgnoreCase);
}
