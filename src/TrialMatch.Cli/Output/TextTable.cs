using Spectre.Console;
using Spectre.Console.Rendering;

namespace TrialMatch.Cli.Output;

/// <summary>A table of plain texts.</summary>
internal sealed class TextTable
{
    private readonly Table _table = new Table { UseSafeBorder = true }.SimpleBorder();

    public IRenderable Rendered => _table;

    public int ColumnCount => _table.Columns.Count;

    /// <summary>A column that may wrap.</summary>
    public TextTable Column(string header) => Add(header, Justify.Left, wraps: true);

    /// <summary>A column of short words, kept on one line.</summary>
    public TextTable Short(string header) => Add(header, Justify.Left, wraps: false);

    /// <summary>A column of figures, aligned to the right.</summary>
    public TextTable Number(string header) => Add(header, Justify.Right, wraps: false);

    public void Row(params IEnumerable<string> cells) => _table.AddRow(cells.Select(cell => (IRenderable)new Text(SafeText.Line(cell))));

    private TextTable Add(string header, Justify alignment, bool wraps)
    {
        _table.AddColumn(new TableColumn(new Text(header)) { Alignment = alignment, NoWrap = !wraps });
        return this;
    }
}
