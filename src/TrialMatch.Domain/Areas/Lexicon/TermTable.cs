namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>Reads the terms of a table: of concepts, or of the signs that a rule looks for.</summary>
internal static class TermTable
{
    /// <inheritdoc cref="DataTable.Read" path="/exception"/>
    public static IEnumerable<Term> Read(string file) => TermsOf(ConceptTable.Read(file));

    /// <summary>As <see cref="Read"/>, and each term also as written on keyboards without ø and å: with oe and aa.</summary>
    /// <inheritdoc cref="DataTable.Read" path="/exception"/>
    public static IEnumerable<Term> ReadNorwegian(string file) =>
        ConceptTable.Read(file).SelectMany(read => Checked(read.Row, ConceptTable.Last, Term.ReadNorwegian(read.Concept, read.Row[ConceptTable.Last])));

    /// <inheritdoc cref="DataTable.Read" path="/exception"/>
    public static IEnumerable<Term> Parse(string file, string text) => TermsOf(ConceptTable.Parse(file, text));

    /// <param name="signs">The concepts by the names in the table's first cells.</param>
    /// <inheritdoc cref="DataTable.Read" path="/exception"/>
    public static IEnumerable<Term> ReadSigns(string file, IReadOnlyDictionary<string, Concept> signs) => TermsOf(DataTable.Read(file, cells: 2), signs);

    /// <inheritdoc cref="ReadSigns"/>
    public static IEnumerable<Term> ParseSigns(string file, string text, IReadOnlyDictionary<string, Concept> signs) =>
        TermsOf(DataTable.Parse(file, text, cells: 2), signs);

    private static IEnumerable<Term> TermsOf(IEnumerable<(Concept Concept, DataRow Row)> rows) =>
        rows.SelectMany(read => Checked(read.Row, ConceptTable.Last, Term.ReadAll(read.Concept, read.Row[ConceptTable.Last])));

    private static IEnumerable<Term> TermsOf(IEnumerable<DataRow> rows, IReadOnlyDictionary<string, Concept> signs) => rows.SelectMany(row =>
        signs.TryGetValue(row[0], out var sign)
            ? Checked(row, 1, Term.ReadAll(sign, row[1]))
            : throw row.Malformed($"expected {string.Join(" or ", signs.Keys.Order())}, got '{row[0]}'"));

    private static List<Term> Checked(DataRow row, int cell, IEnumerable<Term> terms)
    {
        var read = terms.ToList();
        return read.Count > 0 && read.TrueForAll(term => term.Length > 0)
            ? read
            : throw row.Malformed($"expected terms separated by ;, each of at least one word, got '{row[cell]}'");
    }
}
