using System.Collections.Immutable;
using TrialMatch.Domain.Areas;

namespace TrialMatch.Registries.Tests;

/// <summary>Where a person who read the record and the rules, and no code, would send it.</summary>
/// <param name="Lead">Null for triage.</param>
public sealed record ExpectedArea(string RegistryId, Area? Lead, ImmutableArray<Area> CoLeads, string Why)
{
    private const string Triage = "TRIAGE";

    public static IReadOnlyList<ExpectedArea> ReadAll(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Labels", file)).Skip(1).Select(Read)];

    private static ExpectedArea Read(string line)
    {
        var cells = line.Split('\t');
        return new ExpectedArea(
            cells[0],
            cells[1] == Triage ? null : Parse(cells[1]),
            [.. cells[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parse)],
            cells[3]);
    }

    private static Area Parse(string name) => Enum.Parse<Area>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
