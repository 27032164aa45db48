using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the sites that a study asked, and each answer.</summary>
internal static class RequestsText
{
    public static void Write(Terminal terminal, Study study)
    {
        if (study.Requests.Count == 0)
        {
            return;
        }

        terminal.Heading($"Requests ({study.Requests.Count}): {SiteAnswers.Tally(study.Requests)}");
        var table = new TextTable().Short("Site").Short("Request").Number("Asked").Short("Asked from").Number("Takes").Short("Takes from").Prose("Answer");
        foreach (var request in study.Requests)
        {
            table.Row(
                ResourceName.IdOf("trusts", request.Trust),
                EnumNames.InWords(request.State),
                Figures.Whole(request.AskedPatients),
                Figures.Month(request.AskedStartMonth),
                request.State == SiteRequest.Types.State.Accepted ? Figures.Whole(request.AcceptedPatients) : Figures.None,
                Figures.Month(request.AcceptedStartMonth),
                SiteAnswers.InWords(request));
        }

        terminal.Table(table);
    }
}
