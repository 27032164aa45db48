using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>A sponsor on one line.</summary>
internal static class SponsorText
{
    public static void Write(Terminal terminal, Sponsor sponsor)
    {
        var country = sponsor.CountryCode.Length == 0 ? string.Empty : $" ({sponsor.CountryCode})";
        terminal.Line($"{sponsor.Name}: {sponsor.DisplayName}{country}, registered {Figures.Instant(sponsor.RegisterTime)}");
    }
}
