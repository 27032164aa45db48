namespace TrialMatch.Architecture.Tests.Documents;

public class DocumentTests
{
    /// <summary>All that is written, but for the changelog, which tells of what has gone.</summary>
    public static TheoryData<string> Written =>
        [.. Checkout.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal) && file != "CHANGELOG.md")];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_document_names_only_paths_types_options_fields_and_settings_that_exist(string path)
    {
        var missing = NamedThings.MissingIn(Document.Read(path)).ToList();
        Assert.True(missing.Count == 0, $"{path} names {string.Join(", ", missing)}: there is no such file, folder, type, member, option, field or setting.");
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_document_links_only_to_what_exists(string path)
    {
        var document = Document.Read(path);
        Assert.All(document.Links, link =>
        {
            var (target, anchor) = Split(link);
            var linked = target.Length == 0 ? path : Path.GetRelativePath(Repository.Root, Repository.PathOf(document.Folder, target));
            Assert.True(Path.Exists(Repository.PathOf(linked)), $"{path}: {link} leads nowhere");
            Assert.True(anchor.Length == 0 || Document.Read(linked).Anchors.Contains(anchor), $"{path}: {link} leads to no heading");
        });
    }

    [Theory]
    [InlineData("See `src/TrialMatch.Domain/Gone.cs`.", "src/TrialMatch.Domain/Gone.cs")]
    [InlineData("In `Layers/Gone.cs`.", "Layers/Gone.cs")]
    [InlineData("| `Gone/` | a folder |", "Gone/")]
    [InlineData("Read `GONE.md`.", "GONE.md")]
    [InlineData("By `../gone/Study.cs`.", "../gone/Study.cs")]
    [InlineData("By `GoneType`.", "GoneType")]
    [InlineData("By `StudyKey.Gone`.", "StudyKey.Gone")]
    [InlineData("By `Ledger.PreviewAsync`, of two types.", "Ledger.PreviewAsync")]
    [InlineData("Set `TRIALMATCH_GONE`.", "TRIALMATCH_GONE")]
    [InlineData("Say `trialmatch list [--gone]`.", "--gone")]
    [InlineData("The field `gone_field`.", "gone_field")]
    [InlineData("```\ndotnet run --project src/TrialMatch.Gone\n```", "src/TrialMatch.Gone")]
    [InlineData("```csharp\nvar gone = GoneType.Of(1);\n```", "GoneType.Of(1")]
    public void What_does_not_exist_is_found(string text, string name) => Assert.Equal([name], NamedThings.MissingIn(new Document("src", text)));

    [Theory]
    [InlineData("`src/TrialMatch.Domain/Capacity/Ledger.cs`, `TrialMatch.Domain/Capacity/Ledger`, `Capacity/`, `../tests/run.sh`, `src/*/README.md`")]
    [InlineData("`StudyKey`, `StudyKey.For`, `Ledger.Reserve(Reservation)`, `IPersistentState<T>`, `TRIALMATCH_DATA`")]
    [InlineData("`show STUDY [--details]`, `enrolment_start`, `/health`, `studies/{study}`, `tests/.tools`, `src/X/bin/Release/X`, `a b`, `400`")]
    [InlineData("```\n→ some/other words\n```")]
    public void What_exists_and_what_is_no_name_of_ours_is_let_pass(string text) => Assert.Empty(NamedThings.MissingIn(new Document("src", text)));

    [Fact]
    public void Every_exception_is_still_needed()
    {
        var named = Written.SelectMany(path => Document.Read(path.Data).Names).ToHashSet(StringComparer.Ordinal);
        Assert.All(NamedThings.NotOurs, exception => Assert.Contains(exception, named));
    }

    private static (string Target, string Anchor) Split(string link) =>
        link.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (link[..at], link[(at + 1)..]) : (link, string.Empty);
}
