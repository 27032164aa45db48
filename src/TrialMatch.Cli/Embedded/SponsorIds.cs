using System.Text;

namespace TrialMatch.Cli.Embedded;

/// <summary>Derives a sponsor's id from its name: "Novo Nordisk A/S" becomes "novo-nordisk-a-s".</summary>
internal static class SponsorIds
{
    private const int MaxLength = 40;
    private const int MinLength = 3;
    private const string Prefix = "sponsor";

    public static string From(string displayName)
    {
        var id = new StringBuilder();
        foreach (var c in displayName.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(c);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        var text = id.ToString().Trim('-');
        if (text.Length < MinLength || !char.IsAsciiLetter(text[0]))
        {
            text = $"{Prefix}-{text}".TrimEnd('-');
        }

        return text[..Math.Min(text.Length, MaxLength)].TrimEnd('-');
    }
}
