using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Who holds what at a trust: a line for each study, pool and month.</summary>
internal static class ReservationsText
{
    public static void Write(Terminal terminal, string trust, ListReservationsResponse reply)
    {
        if (reply.Reservations.Count == 0)
        {
            terminal.Line($"{trust}: nothing is reserved");
            return;
        }

        var table = new TextTable().Column("Study").Short("State").Number("Patients").Column("Pool").Short("Month").Number("Amount");
        foreach (var reservation in reply.Reservations)
        {
            WriteOne(table, reservation);
        }

        terminal.Table(table);
        if (reply.NextPageToken.Length > 0)
        {
            terminal.Line($"more with --page-token {reply.NextPageToken}");
        }
    }

    public static string StudyOf(string study) => study.Length == 0 ? "a study" : study;

    private static void WriteOne(TextTable table, Reservation reservation)
    {
        string[] who = [StudyOf(reservation.Study), EnumNames.InWords(reservation.State), Figures.Whole(reservation.Patients)];
        if (reservation.Pools.Count == 0)
        {
            table.Row([.. who, Figures.None, Figures.None, Figures.None]);
        }

        foreach (var pool in reservation.Pools)
        {
            foreach (var month in pool.Months)
            {
                table.Row([.. who, pool.PoolId, Figures.Month(month.Month), Figures.Whole(month.Amount)]);
            }
        }
    }
}
