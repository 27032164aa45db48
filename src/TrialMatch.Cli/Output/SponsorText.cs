using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints sponsors, one per line.</summary>
internal static class SponsorText
{
    public static void WriteAll(Terminal terminal, IReadOnlyCollection<Sponsor> sponsors)
    {
        if (sponsors.Count == 0)
        {
            terminal.Line("no sponsors");
        }

        foreach (var sponsor in sponsors)
        {
            Write(terminal, sponsor);
        }
    }

    public static void Write(Terminal terminal, Sponsor sponsor)
    {
        var country = sponsor.CountryCode.Length == 0 ? string.Empty : $" ({sponsor.CountryCode})";
        terminal.Line($"{sponsor.Name}: {sponsor.DisplayName}{country}, registered {OsloText.Instant(sponsor.RegisterTime)} in Oslo");
    }
}
