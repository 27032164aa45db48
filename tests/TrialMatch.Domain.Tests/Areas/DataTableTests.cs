using System.Collections;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Areas.Lexicon;
using TrialMatch.Domain.Rarity;

namespace TrialMatch.Domain.Tests.Areas;

/// <summary>The tables of words, terms and codes that come with the program.</summary>
public sealed class DataTableTests
{
    private const string File = "some.txt";

    private static readonly Dictionary<string, Concept> Signs = new() { ["acts"] = Concept.Neutral, ["gives"] = Concept.Neutral };

    [Fact]
    public void Comments_and_empty_lines_say_nothing() =>
        Assert.Equal(["a", "b"], DataTable.Parse(File, "# of | no | table\n\n a | b \r\n", cells: 2).SelectMany(row => new[] { row[0], row[1] }));

    [Fact]
    public void A_row_stands_for_its_concept()
    {
        var (concept, row) = Assert.Single(ConceptTable.Parse(File, "accompanying | Diabetes | A7 | BrainHealth, Inflammation | sugar*"));

        Assert.Equal((ConceptKind.OfArea, AreaRule.HeartVesselsMetabolismKidney, ConditionGroup.Diabetes), (concept.Kind, concept.Rule, concept.Group));
        Assert.Equal([Area.BrainHealth, Area.Inflammation], concept.CoLeads);
        Assert.True(concept.IsAccompaniment);
        Assert.Equal("sugar*", row[ConceptTable.Last]);
    }

    [Theory]
    [InlineData("area | HeartFailure | A7 | heart*", "expected 5 cells separated by |, got 4.")]
    [InlineData("area | HeartFailure | A7 | | heart* | more", "expected 5 cells separated by |, got 6.")]
    [InlineData("aria | HeartFailure | A7 | | heart*", "got 'aria'.")]
    [InlineData("area | HeartFailing | A7 | | heart*", "expected one of ConditionGroup, got 'HeartFailing'.")]
    [InlineData("area | 50 | A7 | | heart*", "expected one of ConditionGroup, got '50'.")]
    [InlineData("area | HeartFailure | A12 | | heart*", "expected a rule, A1 to A11, got 'A12'.")]
    [InlineData("area | HeartFailure | 7 | | heart*", "expected a rule, A1 to A11, got '7'.")]
    [InlineData("area | HeartFailure | A7 | Brain | heart*", "expected one of Area, got 'Brain'.")]
    [InlineData("outside | | | | heart*", "expected one of ConditionGroup, got ''.")]
    [InlineData("outside | Stroke | | | heart*", "expected a condition group without a centre, and neither rule nor co-leads.")]
    [InlineData("outside overriding | LungDisease | A7 | | heart*", "expected a condition group without a centre, and neither rule nor co-leads.")]
    [InlineData("neutral | pain | | | heart*", "expected neither name nor rule nor co-leads.")]
    [InlineData("area | HeartFailure | A7 | | ;", "expected terms separated by ;, each of at least one word, got ';'.")]
    [InlineData("area | HeartFailure | A7 | | heart*; *", "expected terms separated by ;, each of at least one word, got 'heart*; *'.")]
    public void A_malformed_line_of_terms_is_refused_by_its_number(string line, string problem) =>
        AssertRefused(problem, text => TermTable.Parse(File, text), "neutral | | | | pain*", line);

    [Theory]
    [InlineData("acts | stent* | more", "expected 2 cells separated by |, got 3.")]
    [InlineData("act | stent*", "expected acts or gives, got 'act'.")]
    [InlineData("acts |", "expected terms separated by ;, each of at least one word, got ''.")]
    public void A_malformed_line_of_signs_is_refused_by_its_number(string line, string problem) =>
        AssertRefused(problem, text => TermTable.ParseSigns(File, text, Signs), "gives | pen", line);

    [Theory]
    [InlineData("")]
    [InlineData("I6")]
    [InlineData("I60-G69")]
    [InlineData("I69-I60")]
    [InlineData("I60.1-I69")]
    [InlineData("I60-I62-I69")]
    public void A_malformed_range_of_codes_is_refused_by_its_number(string codes) => AssertRefused(
        $"expected a code or a range of codes, as \"F52\" or \"E10-E14.3\", got '{codes}'.",
        text => ConceptTable.Parse(File, text).Select(CodeRange.Of),
        "outside | LungDisease | | | J00-J99",
        $"outside | EyeDisease | | | {codes}");

    [Theory]
    [InlineData("Neoplasms")]
    [InlineData("D009369")]
    [InlineData("C009369 Neoplasms")]
    [InlineData("D00936x Neoplasms")]
    public void A_malformed_heading_is_refused_by_its_number(string heading) => AssertRefused(
        $"expected a heading's number and name, as \"D009369 Neoplasms\", got '{heading}'.",
        text => ConceptTable.Parse(File, text).Select(MeshBranch.Of),
        "outside | LungDisease | | | D012140 Respiratory Tract Diseases",
        $"outside | EyeDisease | | | {heading}");

    [Theory]
    [InlineData("marker | HER2 | | | | HER2", "expected biomarker or rare disease, got 'marker'.")]
    [InlineData("biomarker | HER2 | | | | ;", "expected a name, and words that name it.")]
    [InlineData("biomarker | | | | | HER2", "expected a name, and words that name it.")]
    [InlineData("biomarker | HER2 | BreastCancer | 1001 | Wolff 2018 | HER2", "expected a group, a share of 1 to 1000 and its source, or none of them.")]
    [InlineData("biomarker | HER2 | BreastCancer | 150 | | HER2", "expected a group, a share of 1 to 1000 and its source, or none of them.")]
    [InlineData("biomarker | HER2 | Breast | 150 | Wolff 2018 | HER2", "expected one of ConditionGroup, got 'Breast'.")]
    public void A_malformed_line_of_shares_is_refused_by_its_number(string line, string problem) =>
        AssertRefused(problem, text => NarrowingTable.Parse(text), "biomarker | ALK | | | | ALK positive", line, "narrowings.txt");

    private static void AssertRefused(string problem, Func<string, IEnumerable> read, string good, string bad, string file = File)
    {
        Assert.NotEmpty(read($"# comment\n{good}\n").Cast<object>().ToList());

        var refused = Assert.Throws<InvalidDataException>(() => Assert.NotEmpty(read($"# comment\n{good}\n{bad}\n").Cast<object>().ToList()));

        Assert.StartsWith($"{file}, line 3: ", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(problem, refused.Message, StringComparison.Ordinal);
    }
}
