using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TrialMatch.Cli.Output.Export;

/// <summary>
/// Prints the entries of a list as they come, as CSV (RFC 4180) or a JSON object a line. The last line says that the export is complete, or that it
/// was cut.
/// </summary>
internal sealed class ExportFile(Terminal terminal, MessageDescriptor entry, bool isJson)
{
    private readonly IReadOnlyList<ExportColumn> _columns = ExportColumn.Of(entry);
    private int _entries;

    public void Begin()
    {
        if (!isJson)
        {
            CsvRow.Write(terminal, _columns.Select(column => column.Name));
        }
    }

    public void Add(IMessage item)
    {
        if (isJson)
        {
            terminal.JsonLine(item);
        }
        else
        {
            CsvRow.Write(terminal, _columns.Select(column => column.CellOf(item)));
        }

        _entries++;
    }

    public void End() => WriteLast("complete", reason: null);

    /// <param name="reason">Why nothing more came, in one line.</param>
    public void Cut(string reason) => WriteLast("cut", reason);

    private void WriteLast(string how, string? reason)
    {
        if (isJson)
        {
            var last = new JsonObject { ["export"] = how, ["entries"] = _entries };
            if (reason is not null)
            {
                last["reason"] = reason;
            }

            terminal.StandardOutput.WriteLine(last.ToJsonString());
        }
        else
        {
            CsvRow.Write(terminal, [string.Create(CultureInfo.InvariantCulture, $"# {how}: {_entries} entries{(reason is null ? string.Empty : ", " + reason)}")]);
        }
    }
}
