using CsCheck;
using TrialMatch.Api.Csv;
using TrialMatch.Domain.Capacity;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Tests.Csv;

public class CommitmentCsvTests
{
    private const string Header = "commitment,label,field,kind,pool,month,amount\n";

    [Theory]
    [InlineData(Header + "registry,HER2 registry,breast-cancer,OWN_INITIATED,imaging-slots,2027-03,40\nregistry,HER2 registry,breast-cancer,OWN_INITIATED,study-nurse-minutes,2027-04,9600\n")]
    [InlineData("sep=;\ncommitment;label;field;kind;pool;month;amount\nregistry;\"HER2 registry\";breast-cancer;own_initiated;imaging-slots;mar.27;40\nregistry;HER2 registry;breast-cancer;own_initiated;study-nurse-minutes;01.04.2027;9 600\n")]
    public void The_rows_of_a_commitment_say_what_it_takes_from_a_pool_in_a_month(string text)
    {
        var (commitments, violations) = CommitmentCsv.Read(text);

        Assert.Empty(violations);
        var commitment = Assert.Single(commitments);
        Assert.Equal(
            ("registry", "HER2 registry", "breast-cancer", OtherCommitmentKind.OwnInitiated),
            (commitment.Id.Value, commitment.Label, commitment.Field, commitment.Kind));
        Assert.Equal(
            [("imaging-slots", Month.Of(2027, 3), 40), ("study-nurse-minutes", Month.Of(2027, 4), 9600)],
            commitment.Months.Select(range => (range.Pool.Value, range.First, range.Amount)));
    }

    [Fact]
    public void Every_wrong_row_is_named_by_row_and_column_with_what_was_expected()
    {
        var (_, violations) = CommitmentCsv.Read(
            Header
            + "a,A,,OWN_INITIATED,imaging-slots,2027-13,40\n"
            + "a,B,,OWN_INITIATED,imaging-slots,2027-04,40\n"
            + "a,A,eye,RUNNING_ELSEWHERE,imaging-slots,2027-05,forty\n"
            + "b,B,,OWN,imaging-slots,2027-05,1\n"
            + "c,C,,OWN_INITIATED\n");

        Assert.Equal(
            [
                "row 6", "row 3, column label", "row 4, column field", "row 4, column kind", "row 2, column month", "row 4, column amount",
                "row 5, column kind",
            ],
            violations.Select(violation => violation.Field));
        Assert.Equal("expected what row 2 of the same commitment has, \"A\", found \"B\"", violations[1].Description);
        Assert.Equal("expected one of OWN_INITIATED, RUNNING_ELSEWHERE, found \"OWN\"", violations[6].Description);
    }

    [Theory]
    [InlineData("", "row 1")]
    [InlineData("pool,month,amount\nimaging-slots,2027-03,40\n", "row 1")]
    [InlineData(Header, "row 2")]
    public void A_file_that_is_not_one_is_refused_as_a_whole(string text, string field)
    {
        var (commitments, violations) = CommitmentCsv.Read(text);

        Assert.Empty(commitments);
        Assert.Equal(field, Assert.Single(violations).Field);
    }

    [Fact]
    public void No_text_makes_it_fail() => Gen.String.Sample(text => CommitmentCsv.Read(Header + text).Violations.Length >= 0);
}
