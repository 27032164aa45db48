using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the reservations at a trust, one line per study: first and last month, and the total by pool.</summary>
internal static class ReservationsText
{
    /// <param name="isByMonth">Whether to print each pool and month.</param>
    public static void Write(Terminal terminal, string trust, ListReservationsResponse reply, bool isByMonth)
    {
        if (reply.Reservations.Count == 0)
        {
            terminal.Line($"{trust}: nothing is reserved");
            return;
        }

        terminal.Table(isByMonth ? ReservationsByMonthText.Table(reply.Reservations) : Table(reply.Reservations));
        if (reply.NextPageToken.Length > 0)
        {
            terminal.ToCopy("more: repeat with", $"--page-token {reply.NextPageToken}");
        }
    }

    public static string StudyOf(string study) => study.Length == 0 ? "a study" : ResourceName.IdOf("studies", study);

    private static TextTable Table(IEnumerable<Reservation> reservations)
    {
        var table = new TextTable().Short("Study").Short("State").Number("Patients").Short("First month").Short("Last month").Prose("In all its months");
        foreach (var reservation in reservations)
        {
            var months = reservation.Pools.SelectMany(pool => pool.Months).Select(month => Figures.Month(month.Month)).Order(StringComparer.Ordinal).ToList();
            table.Row(
                StudyOf(reservation.Study),
                EnumNames.InWords(reservation.State),
                Figures.Whole(reservation.Patients),
                months.Count == 0 ? Figures.None : months[0],
                months.Count == 0 ? Figures.None : months[^1],
                string.Join(", ", reservation.Pools.Select(pool => $"{pool.PoolId} {Figures.Whole(pool.Months.Sum(month => month.Amount))}").DefaultIfEmpty(Figures.None)));
        }

        return table;
    }
}
