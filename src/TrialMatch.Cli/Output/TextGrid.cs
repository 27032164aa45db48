namespace TrialMatch.Cli.Output;

/// <summary>Rows of cells under headers, in columns as wide as their content, or as the width allows.</summary>
internal sealed class TextGrid
{
    private const string Indent = "  ";
    private const string Gap = "  ";

    // Names and sentences narrower than this would be unreadable.
    private const int MinNameWidth = 16;
    private const int MinProseWidth = 36;

    private readonly TableColumn[] _columns;
    private readonly string[][] _rows;
    private readonly int[] _natural;
    private readonly int[] _least;

    public TextGrid(TableColumn[] columns, string[][] rows)
    {
        _columns = columns;
        _rows = rows;
        _natural = [.. columns.Select((column, index) => Cells(index).Max(TextFold.WidthOf))];
        _least = [.. columns.Select((column, index) => MinWidthOf(column.Kind, index))];
    }

    /// <summary>Whether each column can have at least its minimum width.</summary>
    public bool Fits(int width) => Outside + _least.Sum(least => (long)least) <= width;

    public IEnumerable<string> Lines(int width)
    {
        var widths = WidthsWithin(width);
        return HeaderLines(widths).Append(Rule(widths)).Concat(_rows.SelectMany(row => RowLines(row, widths)));
    }

    /// <summary>Prints the grid with a sentence below each row.</summary>
    public IEnumerable<string> LinesWithProse(int width, string header, string[] prose)
    {
        var widths = WidthsWithin(width);
        var indent = Indent + Gap;
        foreach (var line in HeaderLines(widths).Append(indent + header).Append(Rule(widths)))
        {
            yield return line;
        }

        for (var index = 0; index < _rows.Length; index++)
        {
            foreach (var line in RowLines(_rows[index], widths))
            {
                yield return line;
            }

            foreach (var line in TextFold.Wrap(prose[index], width - indent.Length).Where(line => line.Length > 0))
            {
                yield return indent + line;
            }
        }
    }

    private int Outside => Indent.Length + (Gap.Length * (_columns.Length - 1));

    private IEnumerable<string> Cells(int index) => _rows.Select(row => row[index]).Prepend(_columns[index].Header);

    private int MinWidthOf(ColumnKind kind, int index) => kind switch
    {
        ColumnKind.Name => Math.Min(_natural[index], Math.Max(MinNameWidth, MaxWordWidth(index))),
        ColumnKind.Prose => Math.Min(_natural[index], Math.Max(MinProseWidth, MaxWordWidth(index))),
        _ => Math.Max(_rows.Select(row => TextFold.WidthOf(row[index])).DefaultIfEmpty().Max(), TextFold.Words(_columns[index].Header).Max(TextFold.WidthOf)),
    };

    private int MaxWordWidth(int index) => Cells(index).SelectMany(TextFold.Words).Select(TextFold.WidthOf).DefaultIfEmpty().Max();

    // Spare width unfolds names first, then headers, then prose.
    private int[] WidthsWithin(int width)
    {
        int[] widths = [.. _least];
        var spare = width - Outside - widths.Sum();
        foreach (var index in Enumerable.Range(0, widths.Length).OrderBy(index => _columns[index].Kind))
        {
            var more = Math.Min(spare, _natural[index] - widths[index]);
            widths[index] += more;
            spare -= more;
        }

        return widths;
    }

    private IEnumerable<string> HeaderLines(int[] widths) => Beside([.. _columns.Select((column, index) => TextFold.Wrap(column.Header, widths[index]))], widths, endTogether: true);

    private string Rule(int[] widths) => Indent + new string('─', Outside - Indent.Length + widths.Sum());

    private IEnumerable<string> RowLines(string[] cells, int[] widths) =>
        Beside([.. cells.Select((cell, index) => TextFold.Wrap(cell, widths[index]))], widths, endTogether: false);

    // Folded cells side by side: cells start on the same line, headers end on it.
    private IEnumerable<string> Beside(IReadOnlyList<string>[] folded, int[] widths, bool endTogether)
    {
        var height = folded.Max(cell => cell.Count);
        for (var line = 0; line < height; line++)
        {
            var parts = folded.Select((cell, index) =>
            {
                var own = endTogether ? line - (height - cell.Count) : line;
                return Padded(own >= 0 && own < cell.Count ? cell[own] : string.Empty, index, widths[index]);
            });
            yield return (Indent + string.Join(Gap, parts)).TrimEnd();
        }
    }

    private string Padded(string text, int index, int width)
    {
        var padding = new string(' ', Math.Max(0, width - TextFold.WidthOf(text)));
        return _columns[index].Kind == ColumnKind.Number ? padding + text : text + padding;
    }
}
