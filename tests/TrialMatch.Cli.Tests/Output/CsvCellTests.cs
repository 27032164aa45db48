using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Tests.Output;

public class CsvCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    public void A_cell_that_a_spreadsheet_could_take_for_a_formula_is_text(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a b", "a b")]
    [InlineData("", "")]
    public void A_cell_with_a_comma_a_quote_or_a_line_break_is_quoted(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));
}
