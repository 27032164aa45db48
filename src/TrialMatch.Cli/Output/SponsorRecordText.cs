using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints what a sponsor did with its inquiries and offers.</summary>
internal static class SponsorRecordText
{
    public static void Write(Terminal terminal, SponsorRecord record)
    {
        terminal.Heading($"{record.Sponsor}: what it decided on {(record.Partial ? "the earliest of " : string.Empty)}its studies ({Figures.Whole(record.Studies)}), through TrialMatch only");
        terminal.Line($"Inquiries {Figures.Whole(record.Inquiries)}: confirmed {Figures.Whole(record.ConfirmedInquiries)}, lost {Figures.Whole(record.Losses.Sum(loss => loss.Inquiries))}, lapsed without a word {Figures.Whole(record.LapsedInquiries)}");
        terminal.Line($"  decided by the decision date: {Figures.Whole(record.InquiriesDecidedInTime)}{Days(record)}");
        if (record.Losses.Count > 0)
        {
            terminal.Line($"  why not Norway: {string.Join(", ", record.Losses.Select(loss => $"{EnumNames.InWords(loss.Reason)} ({Figures.Whole(loss.Inquiries)})"))}");
        }

        terminal.Line($"Offers {Figures.Whole(record.Offers)}: accepted {Figures.Whole(record.AcceptedOffers)}, declined {Figures.Whole(record.DeclinedOffers)}, expired unanswered {Figures.Whole(record.ExpiredOffers)}");
    }

    private static string Days(SponsorRecord record) => record.HasMedianDecisionDays
        ? Figures.Format($", after {record.MedianDecisionDays:0.0} days (median, from registration)")
        : string.Empty;
}
