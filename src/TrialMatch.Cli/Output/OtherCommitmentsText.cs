using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what a trust has promised outside TrialMatch, one line per commitment, pool and run of months.</summary>
internal static class OtherCommitmentsText
{
    public static void Write(Terminal terminal, string trust, ListOtherCommitmentsResponse reply)
    {
        if (reply.OtherCommitments.Count == 0)
        {
            terminal.Line($"{trust}: nothing is entered that is promised elsewhere");
            return;
        }

        var table = new TextTable().Short("Id").Column("Label").Column("Field").Short("Kind").Short("Pool").Short("From").Short("To").Number("A month");
        foreach (var commitment in reply.OtherCommitments)
        {
            AddTo(table, commitment);
        }

        terminal.Table(table);
        if (reply.NextPageToken.Length > 0)
        {
            terminal.ToCopy("more: repeat with", $"--page-token {reply.NextPageToken}");
        }
    }

    private static void AddTo(TextTable table, OtherCommitment commitment)
    {
        foreach (var range in commitment.Months)
        {
            table.Row(
                OrNone(commitment.Id),
                OrNone(commitment.Label),
                OrNone(commitment.Field),
                EnumNames.InWords(commitment.Kind),
                range.PoolId,
                Figures.Month(range.FirstMonth),
                Figures.Month(range.LastMonth),
                Figures.Whole(range.Amount));
        }
    }

    private static string OrNone(string text) => text.Length == 0 ? Figures.None : text;
}
