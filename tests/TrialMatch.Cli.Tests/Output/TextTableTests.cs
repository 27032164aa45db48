using TrialMatch.Cli.Output;

namespace TrialMatch.Cli.Tests.Output;

public sealed class TextTableTests
{
    private static readonly string[] Words =
        ["a", "ous", "Trial", "requested", "GASTROINTESTINAL", "study-mepy9vb2rwkhc807", "10.4", "(3-14)", "2027-03", "日本", "Sørlandet", "…", "Crohn's"];

    [Fact]
    public void What_fits_stands_in_columns_figures_to_the_right() => Assert.Equal(
        [
            "  Site  Patients  Why",
            "  ────────────────────",
            "  ous          9  near",
            "  unn         12  far",
        ],
        Sites().Lines(Terminal.Unbounded));

    [Fact]
    public void Prose_without_room_goes_beneath_its_row()
    {
        var table = new TextTable().Short("Site").Short("State").Prose("Why");
        table.Row("ous", "declined", "two of the study nurses have left and their places are not filled yet");

        Assert.Equal(
            [
                "  Site  State",
                "    Why",
                "  ──────────────",
                "  ous   declined",
                "    two of the study nurses have left",
                "    and their places are not filled yet",
            ],
            table.Lines(40));
    }

    [Fact]
    public void Figures_without_room_stand_in_bands_that_repeat_whose_they_are()
    {
        var table = new TextTable().Short("Pool").Number("2027-01").Number("2027-02").Number("2027-03").InBands(repeatedColumns: 1);
        table.Row("nurse-minutes", "1", "2", "3");

        Assert.Equal(
            [
                "  Pool           2027-01  2027-02",
                "  ───────────────────────────────",
                "  nurse-minutes        1        2",
                "",
                "  Pool           2027-03",
                "  ──────────────────────",
                "  nurse-minutes        3",
            ],
            table.Lines(36));
    }

    [Fact]
    public void A_row_that_fits_no_columns_is_a_record_without_what_is_not_known()
    {
        var table = new TextTable().Short("Study").Short("State").Short("Sponsor").Number("Offer").Prose("Title");
        table.Row("study-mepy9vb2rwkhc807", "requested", "a-sponsor-with-a-long-id", "-", "Pulsed field ablation");

        Assert.Equal(
            [
                "  Study: study-mepy9vb2rwkhc807",
                "    State: requested",
                "    Sponsor: a-sponsor-with-a-long-id",
                "    Title: Pulsed field ablation",
            ],
            table.Lines(40));
    }

    [Fact]
    public void Of_any_table_at_any_width_no_line_is_longer_and_no_word_is_lost_or_broken()
    {
        var random = Seed.Random();
        for (var round = 0; round < 500; round++)
        {
            var (table, words) = Any(random);
            // A record's field stands 6 cells in, and its longest word after a header of 7 takes 22.
            var width = random.Next(35, 220);

            var lines = table.Lines(width).ToList();

            Assert.All(lines, line => Assert.True(TextFold.WidthOf(line) <= width, $"round {round}: longer than {width}: {line}"));
            var said = lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
            Assert.All(words, word => Assert.True(said.Contains(word), $"round {round}, width {width}: lost \"{word}\" in\n{string.Join('\n', lines)}"));
        }
    }

    [Fact]
    public void A_word_longer_than_the_width_is_broken_and_nothing_of_it_lost()
    {
        var table = new TextTable().Short("Study").Prose("Title");
        table.Row("study", new string('x', 50));

        var lines = table.Lines(20).ToList();

        Assert.All(lines, line => Assert.True(line.Length <= 20, line));
        Assert.Equal(50, lines.Sum(line => line.Count(c => c == 'x')));
    }

    private static TextTable Sites()
    {
        var table = new TextTable().Short("Site").Number("Patients").Prose("Why");
        table.Row("ous", "9", "near");
        table.Row("unn", "12", "far");
        return table;
    }

    private static (TextTable Table, List<string> Words) Any(Random random)
    {
        var table = new TextTable();
        var columns = random.Next(1, 10);
        for (var column = 0; column < columns; column++)
        {
            var header = $"H{column}";
            _ = random.Next(3) switch
            {
                0 => table.Column(header),
                1 => table.Short(header),
                _ => table.Number(header),
            };
        }

        if (random.Next(2) == 0)
        {
            table.Prose("Prose");
            columns++;
        }

        if (random.Next(3) == 0)
        {
            table.InBands(repeatedColumns: 1);
        }

        var words = new List<string>();
        for (var row = random.Next(1, 6); row > 0; row--)
        {
            List<string>[] cells = [.. Enumerable.Range(0, columns).Select(_ => Enumerable.Range(0, random.Next(1, random.Next(2, 30))).Select(_ => Words[random.Next(Words.Length)]).ToList())];
            table.Row(cells.Select(cell => string.Join(' ', cell)));
            words.AddRange(cells.SelectMany(cell => cell));
        }

        return (table, words);
    }
}
