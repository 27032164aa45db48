namespace TrialMatch.Cli.Output;

/// <summary>
/// A table of plain text that fits any width and loses nothing. If a row does not fit on a line, its texts wrap; if that would make them
/// unreadable, its prose goes below it, its figures into bands one below the other, or the row becomes a record.
/// </summary>
internal sealed class TextTable
{
    private readonly List<TableColumn> _columns = [];
    private readonly List<string[]> _rows = [];
    private int? _repeatedColumns;

    /// <summary>Adds a column of names, which may wrap between words.</summary>
    public TextTable Column(string header) => Add(new TableColumn(header, ColumnKind.Name));

    /// <summary>Adds a column of ids and short words, kept on one line.</summary>
    public TextTable Short(string header) => Add(new TableColumn(header, ColumnKind.Short));

    /// <summary>Adds a column of figures, aligned to the right.</summary>
    public TextTable Number(string header) => Add(new TableColumn(header, ColumnKind.Number));

    /// <summary>Adds the last column, of sentences, which goes below its row if there is no room for it.</summary>
    public TextTable Prose(string header) => Add(new TableColumn(header, ColumnKind.Prose));

    /// <summary>
    /// If the width does not hold all columns, shows as many as fit side by side and the rest below, so that figures remain comparable.
    /// </summary>
    /// <param name="repeatedColumns">The number of first columns that identify the rows and are repeated in each band.</param>
    public TextTable InBands(int repeatedColumns)
    {
        _repeatedColumns = repeatedColumns;
        return this;
    }

    public void Row(params IEnumerable<string> cells)
    {
        string[] row = [.. cells.Select(SafeText.Line)];
        if (row.Length != _columns.Count)
        {
            throw new ArgumentException($"expected {_columns.Count} cells, found {row.Length}", nameof(cells));
        }

        _rows.Add(row);
    }

    /// <summary>Returns the table's lines, none longer than the width.</summary>
    public IEnumerable<string> Lines(int width)
    {
        var prose = _columns.FindIndex(column => column.Kind == ColumnKind.Prose);
        int[] all = [.. Enumerable.Range(0, _columns.Count)];
        int[] beside = [.. all.Where(index => index != prose)];
        var whole = Grid(all);
        if (whole.Fits(width))
        {
            return whole.Lines(width);
        }

        var withoutProse = Grid(beside);
        if (prose >= 0 && withoutProse.Fits(width))
        {
            return withoutProse.LinesWithProse(width, _columns[prose].Header, [.. _rows.Select(row => row[prose])]);
        }

        return _repeatedColumns is { } repeated && Bands(repeated, width) is { } bands
            ? bands.SelectMany((band, index) => Grid(band).Lines(width).Prepend(string.Empty).Skip(index == 0 ? 1 : 0))
            : Records.Lines(_columns, _rows, width);
    }

    private TextTable Add(TableColumn column)
    {
        _columns.Add(column);
        return this;
    }

    private TextGrid Grid(IReadOnlyList<int> columns) =>
        new([.. columns.Select(index => _columns[index])], [.. _rows.Select(row => columns.Select(index => row[index]).ToArray())]);

    // Null if not even one column fits beside the repeated ones.
    private List<int[]>? Bands(int repeated, int width)
    {
        if (repeated >= _columns.Count)
        {
            return null;
        }

        int[] fixedColumns = [.. Enumerable.Range(0, repeated)];
        var bands = new List<int[]>();
        for (var next = repeated; next < _columns.Count;)
        {
            var count = _columns.Count - next;
            while (count > 0 && !Grid([.. fixedColumns, .. Enumerable.Range(next, count)]).Fits(width))
            {
                count--;
            }

            if (count == 0)
            {
                return null;
            }

            bands.Add([.. fixedColumns, .. Enumerable.Range(next, count)]);
            next += count;
        }

        return bands;
    }
}
