using System.Text;

namespace TrialMatch.Cli.Input;

/// <summary>Reads text that a spreadsheet may have written: UTF-8, UTF-16, or else Windows-1252.</summary>
internal static class SpreadsheetText
{
    private const int Windows1252 = 1252;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the text without its byte order mark.</summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            if (content.StartsWith(encoding.Preamble))
            {
                return encoding.GetString(content[encoding.Preamble.Length..]);
            }
        }

        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!.GetString(content);
        }
    }
}
