using System.Text;
using TrialMatch.Cli.Input;

namespace TrialMatch.Cli.Tests.Input;

public sealed class SpreadsheetTextTests
{
    private const string Text = "pool;month;amount\r\nimaging-slots;2027-03;9\u00A0600\r\n";

    public static TheoryData<string, byte[]> Files => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(Text) },
        { "UTF-8 with a byte order mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)] },
        { "UTF-16, little end first", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)] },
        { "UTF-16, big end first", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Text)] },
        { "Windows-1252, which has one byte for a no-break space", Encoding.Latin1.GetBytes(Text) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_spreadsheets_text_is_read_in_every_encoding_that_one_writes(string encoding, byte[] content) =>
        Assert.True(SpreadsheetText.Of(content) == Text, encoding);
}
