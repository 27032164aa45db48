using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the reservations at a trust, one line per study, pool and month.</summary>
internal static class ReservationsByMonthText
{
    public static TextTable Table(IEnumerable<Reservation> reservations)
    {
        var table = new TextTable().Short("Study").Short("State").Number("Patients").Short("Pool").Short("Month").Number("Amount");
        foreach (var reservation in reservations)
        {
            AddTo(table, reservation);
        }

        return table;
    }

    private static void AddTo(TextTable table, Reservation reservation)
    {
        string[] who = [ReservationsText.StudyOf(reservation.Study), EnumNames.InWords(reservation.State), Figures.Whole(reservation.Patients)];
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
