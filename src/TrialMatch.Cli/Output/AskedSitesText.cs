using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the sites that were asked: the patients asked for, its cap, its expected patients, and its answer.</summary>
internal static class AskedSitesText
{
    public static void Write(Terminal terminal, Study study)
    {
        var decisions = study.Plan.Sites.ToDictionary(site => site.Trust);
        terminal.Heading($"Sites asked ({study.Requests.Count}): {SiteAnswers.Tally(study.Requests)}");
        var isAnswered = study.Requests.Any(TakesPart);
        var table = new TextTable().Column("Site").Short("Request").Number("Asked");
        if (isAnswered)
        {
            table.Number("Takes");
        }

        table.Short("From").Number("Expected (80 %)").Prose("Answer");
        foreach (var request in study.Requests)
        {
            table.Row(Cells(request, decisions.GetValueOrDefault(request.Trust), isAnswered));
        }

        terminal.Table(table);
    }

    private static IEnumerable<string> Cells(SiteRequest request, SiteDecision? decision, bool isAnswered)
    {
        var mayTakePart = TakesPart(request) || request.State == SiteRequest.Types.State.Open;
        return
        [
            decision?.TrustDisplayName ?? ResourceName.IdOf("trusts", request.Trust),
            EnumNames.InWords(request.State),
            Figures.Whole(request.AskedPatients),
            .. isAnswered ? [TakesPart(request) ? Figures.Whole(request.AcceptedPatients) : Figures.None] : Array.Empty<string>(),
            Figures.Month(TakesPart(request) ? request.AcceptedStartMonth : request.AskedStartMonth),
            Figures.Expected(mayTakePart ? decision?.Patients : null),
            SiteAnswers.InWords(request),
        ];
    }

    private static bool TakesPart(SiteRequest request) => request.State == SiteRequest.Types.State.Accepted;
}
