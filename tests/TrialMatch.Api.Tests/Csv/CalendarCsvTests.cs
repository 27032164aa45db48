using CsCheck;
using TrialMatch.Api.Csv;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Tests.Csv;

public class CalendarCsvTests
{
    [Theory]
    [InlineData("pool,month,amount\nimaging-slots,2027-03,40\n")]
    [InlineData("pool,month,amount\r\nimaging-slots,2027-03,40\r\n")]
    [InlineData("pool,month,amount\nimaging-slots,2027-03,40")]
    [InlineData("\uFEFFpool,month,amount\n\nimaging-slots,2027-03,40\n\n")]
    [InlineData("\"pool\",\"month\",amount\n\"imaging-slots\",2027-03,\"40\"\n")]
    public void A_row_is_an_amount_of_a_pool_in_a_month(string text)
    {
        var (declarations, violations) = CalendarCsv.Read(text);

        Assert.Empty(violations);
        var declared = Assert.Single(declarations);
        Assert.Equal((new PoolId("imaging-slots"), Month.Of(2027, 3), Month.Of(2027, 3), 40), (declared.Pool, declared.First, declared.Last, declared.Amount));
    }

    [Theory]
    [InlineData("pool;month;amount\r\nimaging-slots;2027-03;9600\r\n")]
    [InlineData("\uFEFFsep=;\r\npool;month;amount\r\nimaging-slots;2027-03;9600\r\n")]
    [InlineData("SEP=,\npool,month,amount\nimaging-slots,2027-03,9600\n")]
    [InlineData("pool\tmonth\tamount\nimaging-slots\t2027-03\t9600\n")]
    [InlineData("pool,month,amount\nimaging-slots,2027-03,9600\n,,\n")]
    [InlineData("pool;month;amount;;\nimaging-slots;2027-03;9600;;\n;;;;\n")]
    [InlineData("Pool; Month ;AMOUNT\nimaging-slots;2027-03;9600\n")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03;9 600\n")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03;9\u00A0600\n")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03;9\u202F600\n")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03;9600,0\n")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03; 9 600,00 \n")]
    [InlineData("pool,month,amount\nimaging-slots,2027-03,9600.0\n")]
    [InlineData("pool;month;amount\nimaging-slots;01.03.2027;9600\n")]
    [InlineData("pool;month;amount\nimaging-slots;1.3.2027;9600\n")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03-01;9600\n")]
    [InlineData("pool;month;amount\nimaging-slots;03.2027;9600\n")]
    [InlineData("pool;month;amount\nimaging-slots;mar.27;9600\n")]
    [InlineData("pool;month;amount\nimaging-slots;mars 2027;9600\n")]
    [InlineData("pool;month;amount\nimaging-slots;Mar-27;9600\n")]
    public void A_spreadsheet_may_write_it_its_own_way(string text)
    {
        var (declarations, violations) = CalendarCsv.Read(text);

        Assert.Empty(violations);
        var declared = Assert.Single(declarations);
        Assert.Equal((new PoolId("imaging-slots"), Month.Of(2027, 3), 9600), (declared.Pool, declared.First, declared.Amount));
    }

    [Fact]
    public void A_month_may_be_named_in_Norwegian_or_English()
    {
        string[] names =
            ["jan", "februar", "mars", "apr", "mai", "juni", "jul", "aug", "september", "okt", "nov", "des", "may", "oct", "December"];

        var (declarations, violations) = CalendarCsv.Read(
            "pool;month;amount\n" + string.Concat(names.Select(name => $"imaging-slots;{name}.28;1\n")));

        Assert.Empty(violations);
        Assert.Equal([.. Enumerable.Range(1, 12), 5, 10, 12], declarations.Select(declared => declared.First.Number));
        Assert.All(declarations, declared => Assert.Equal(2028, declared.First.Year));
    }

    [Fact]
    public void Every_wrong_row_is_named_by_row_and_column_with_what_was_expected()
    {
        var (_, violations) = CalendarCsv.Read(
            """
            pool,month,amount
            imaging-slots,2027-3,40
            imaging-slots,2027-04,forty
            imaging-slots,2027-05
            imaging-slots,2027-06,40

            imaging-slots,2027-13,-1
            """);

        Assert.Equal(
            ["row 2, column month", "row 3, column amount", "row 4", "row 7, column month", "row 7, column amount"],
            violations.Select(violation => violation.Field));
        Assert.Equal("expected a month written YYYY-MM, or its first day, found \"2027-3\"", violations[0].Description);
        Assert.Equal("expected a whole number from 0 to 10000000, found \"forty\"", violations[1].Description);
        Assert.Equal("expected 3 columns, found 2: \"imaging-slots | 2027-05\"", violations[2].Description);
    }

    [Theory]
    [InlineData("", "row 1")]
    [InlineData("imaging-slots,2027-03,40\n", "row 1")]
    [InlineData("pool|month|amount\nimaging-slots|2027-03|40\n", "row 1")]
    [InlineData("sep=;\npool,month,amount\nimaging-slots,2027-03,40\n", "row 2")]
    [InlineData("pool;month;amount\nimaging-slots,2027-03,40\n", "row 2")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03;9.600\n", "row 2, column amount")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03;9,6\n", "row 2, column amount")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03;9 600 \u20AC\n", "row 2, column amount")]
    [InlineData("pool;month;amount\nimaging-slots;2027-03;96 00\n", "row 2, column amount")]
    [InlineData("pool;month;amount\nimaging-slots;01/03/2027;40\n", "row 2, column month")]
    [InlineData("pool;month;amount\nimaging-slots;15.03.2027;40\n", "row 2, column month")]
    [InlineData("pool;month;amount\nimaging-slots;mar;40\n", "row 2, column month")]
    [InlineData("pool,month,amount\n", "row 2")]
    [InlineData("pool,month,amount\n\"imaging-slots,2027-03,40\n", "row 2, column 1")]
    [InlineData("pool,month,amount\nimaging\"slots,2027-03,40\n", "row 2, column 1")]
    [InlineData("pool,month,amount\n\"imaging\"slots,2027-03,40\n", "row 2, column 1")]
    [InlineData("pool,month,amount\nimaging-slots,2027-03,4 0\n", "row 2, column amount")]
    [InlineData("pool,month,amount\nimaging-slots,2027-03,4000000000\n", "row 2, column amount")]
    [InlineData("pool,month,amount\nimaging-slots,２０２７-03,4\n", "row 2, column month")]
    public void A_file_that_is_no_calendar_is_refused_where_it_goes_wrong(string text, string field)
    {
        var (_, violations) = CalendarCsv.Read(text);

        Assert.Equal(field, Assert.Single(violations).Field);
    }

    [Fact]
    public void Rows_count_lines_also_where_a_quoted_field_runs_over_several()
    {
        var (_, violations) = CalendarCsv.Read("pool,month,amount\n\"a\nb\",2027-03,1\nx,2027-03,y\n");

        Assert.Equal("row 4, column amount", Assert.Single(violations).Field);
    }

    [Fact]
    public void A_file_with_too_many_rows_is_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("imaging-slots,2027-03,40\n", TrustLimits.Declarations + 1));

        var (_, violations) = CalendarCsv.Read("pool,month,amount\n" + rows);

        Assert.Equal("csv", Assert.Single(violations).Field);
    }

    [Fact]
    public void Whatever_a_field_holds_comes_back_when_it_is_quoted() =>
        Gen.String[Gen.OneOf(Gen.Char['a', 'z'], AnyOf("\",\n\r ;ø")), 1, 12].Sample(pool =>
        {
            var quoted = '"' + pool.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

            var (declarations, violations) = CalendarCsv.Read($"pool,month,amount\r\n{quoted},2027-03,40\r\n");

            Assert.Empty(violations);
            Assert.Equal(pool, Assert.Single(declarations).Pool.Value);
        });

    [Fact]
    public void Any_text_comes_to_rows_or_to_what_is_wrong() =>
        Gen.String[AnyOf("\",\n\ra1\0\uD800-"), 0, 40].Sample(text =>
        {
            var (declarations, violations) = CalendarCsv.Read("pool,month,amount\n" + text);
            Assert.True(declarations.Length > 0 || violations.Length > 0);
        });

    private static Gen<char> AnyOf(string characters) => Gen.Int[0, characters.Length - 1].Select(i => characters[i]);
}
