namespace TrialMatch.Registries.ClinicalTrialsGov;

/// <summary>How many of a record's locations are Norwegian. A location that was withdrawn never opened: it is counted apart.</summary>
/// <param name="All">Norwegian ones among them; without the withdrawn.</param>
/// <param name="Withdrawn">Norwegian ones among them.</param>
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
