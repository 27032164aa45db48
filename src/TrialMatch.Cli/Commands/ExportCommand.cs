using System.CommandLine;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Output.Export;

namespace TrialMatch.Cli.Commands;

/// <summary>Exports a list for spreadsheets and programs, page by page, so that no more than a page is in memory.</summary>
internal static class ExportCommand
{
    private static readonly Argument<string> List = Named();

    private static readonly Option<string[]> Where = new("--where")
    {
        Description = "Only entries of which this is so, as the list itself filters, e.g. state=WAITLISTED; may be repeated. A wrong field is answered with those that there are.",
        HelpName = "FIELD=VALUE",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<bool> Dictionary = new("--dictionary")
    {
        Description = "Instead of the list, say what each column means: its type, its meaning and where it comes from, as CSV.",
    };

    public static Command Build()
    {
        var command = new Command(
            "export",
            "Export a list whole: as CSV, or with --output json as a JSON object a line. The last line says how many entries there are, or that the export was cut.")
        {
            List, Where, Dictionary,
        };
        return Session.For(command, RunAsync);
    }

    private static Argument<string> Named()
    {
        var list = new Argument<string>("LIST") { Description = "One of " + string.Join(", ", ExportedList.All.Keys) + "." };
        list.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ExportedList.All.ContainsKey(token.Value))
            {
                result.AddError($"LIST: expected one of {string.Join(", ", ExportedList.All.Keys)}, found {token.Value}");
            }
        });
        return list;
    }

    private static async Task RunAsync(Session session)
    {
        var list = ExportedList.All[session.Required(List)];
        if (session.Value(Dictionary))
        {
            WriteDictionary(session.Terminal, list);
            return;
        }

        var filters = session.Value(Where) ?? [];
        var file = new ExportFile(session.Terminal, list.Entry, session.IsJson);
        var begun = false;
        try
        {
            await foreach (var entry in list.ReadAsync(session, filters))
            {
                if (!begun)
                {
                    file.Begin();
                    begun = true;
                }

                file.Add(entry);
            }
        }
        catch (Exception failure) when (begun)
        {
            file.Cut(session.Explain(failure).Line);
            throw;
        }

        if (!begun)
        {
            file.Begin();
        }

        file.End();
    }

    private static void WriteDictionary(Terminal terminal, ExportedList list)
    {
        var comments = FieldComments.Read();
        CsvRow.Write(terminal, ["column", "type", "meaning", "source"]);
        foreach (var column in ExportColumn.Of(list.Entry))
        {
            CsvRow.Write(terminal, [column.Name, column.Type, comments.Of(column.Field), column.Field.FullName]);
        }
    }
}
