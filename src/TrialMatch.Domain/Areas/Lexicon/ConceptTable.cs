using System.Globalization;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Reads tables whose rows begin with a concept (kind, name, rule and co-leads) and end with a cell that lists what indicates it.</summary>
internal static class ConceptTable
{
    private const int Cells = 5;

    /// <summary>The index of the cell after the concept.</summary>
    public const int Last = Cells - 1;

    /// <summary>Reads a table. Rows with the same concept share one instance.</summary>
    /// <inheritdoc cref="DataTable.Read" path="/exception"/>
    public static IReadOnlyList<(Concept Concept, DataRow Row)> Read(string file) => WithConcepts(DataTable.Read(file, Cells));

    /// <inheritdoc cref="DataTable.Read" path="/exception"/>
    public static IReadOnlyList<(Concept Concept, DataRow Row)> Parse(string file, string text) => WithConcepts(DataTable.Parse(file, text, Cells));

    private static List<(Concept Concept, DataRow Row)> WithConcepts(IReadOnlyList<DataRow> rows)
    {
        var known = new Dictionary<(string Kind, string Name, string Rule, string CoLeads), Concept>();
        var read = new List<(Concept Concept, DataRow Row)>();
        foreach (var row in rows)
        {
            var key = (row[0], row[1], row[2], row[3]);
            if (!known.TryGetValue(key, out var concept))
            {
                known[key] = concept = ConceptOf(row);
            }

            read.Add((concept, row));
        }

        return read;
    }

    private static Concept ConceptOf(DataRow row) => row[0] switch
    {
        "area" => OfArea(row),
        "accompanying" => OfArea(row).Accompanying(),
        "outside" => Concept.Outside(FieldOf(row)),
        "outside overriding" => Concept.OutsideAndOverrides(FieldOf(row)),
        "neutral" when row[1].Length == 0 && IsWithoutArea(row) => Concept.Neutral,
        "neutral" => throw row.Malformed("expected neither name nor rule nor co-leads"),
        _ => throw row.Malformed($"expected area, accompanying, outside, outside overriding or neutral, got '{row[0]}'"),
    };

    private static Concept OfArea(DataRow row) => Concept.Of(RuleOf(row), row.Named<ConditionGroup>(1), [.. row.AllNamed<Area>(3)]);

    private static ConditionGroup FieldOf(DataRow row) =>
        row.Named<ConditionGroup>(1) is var group && ConditionGroups.AreaOf(group) == Area.OtherFields && IsWithoutArea(row)
            ? group
            : throw row.Malformed("expected a condition group without a centre, and neither rule nor co-leads");

    private static bool IsWithoutArea(DataRow row) => row[2].Length == 0 && row[3].Length == 0;

    private static AreaRule RuleOf(DataRow row) =>
        row[2] is ['A', .. var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rule)
        && rule is >= (int)AreaRule.DeviceTested and <= (int)AreaRule.NothingFits
            ? (AreaRule)rule
            : throw row.Malformed($"expected a rule, A1 to A11, got '{row[2]}'");
}
