using System.CommandLine;
using System.Text;
using TrialMatch.Cli.Input;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Cli.Commands;

/// <summary>Prints a study draft to start from when there is no registry record.</summary>
internal static class DraftCommand
{
    private static readonly Option<bool> Template = new("--template")
    {
        Description = "Print a draft with every field and what it means; preview and register take it as it stands. With --output json without the comments.",
        Required = true,
    };

    public static Command Build() => Session.For(
        new Command("draft", "Print a study draft to fill in: draft --template > draft.json.") { Template }, RunAsync);

    private static Task RunAsync(Session session)
    {
        var lines = DraftTemplate.Lines(OsloTime.DateAt(TimeProvider.System.GetUtcNow()));
        if (session.IsJson)
        {
            var file = new InputFile("the template");
            using var json = JsonText.Parse(file, Encoding.UTF8.GetBytes(string.Join('\n', lines)), allowsDuplicates: false);
            session.Terminal.Json(DraftJson.Parse(file, json.RootElement));
        }
        else
        {
            // Not folded, since it will be read again.
            foreach (var line in lines)
            {
                session.Terminal.StandardOutput.WriteLine(line);
            }
        }

        return Task.CompletedTask;
    }
}
