using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Studies;
using TrialMatch.Grains.Trusts;

namespace TrialMatch.Architecture.Tests.Stored;

/// <summary>What is on disk stays readable: the stored form of every document is held to a file.</summary>
public class GoldenTests
{
    public static TheoryData<string> Names => [.. SampleDocuments.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_is_stored_as_its_golden_file_has_it(string name)
    {
        var stored = StoredForm.Write(SampleDocuments.ByName[name]);
        if (GoldenFile.IsAccepting)
        {
            GoldenFile.Accept(name, stored);
        }

        Assert.True(stored == GoldenFile.Read(name), $"{GoldenFile.HowToAccept}\n{name}: {FirstDifference(GoldenFile.Read(name), stored)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_file_is_read_as_what_was_stored(string name)
    {
        var document = SampleDocuments.ByName[name];
        var read = StoredForm.Read(GoldenFile.Read(name), document.GetType());
        Assert.Equivalent(document, read, strict: true);
        Assert.Equal(GoldenFile.Read(name), StoredForm.Write(read));
    }

    [Fact]
    public void A_trust_that_was_stored_before_it_could_close_a_site_for_some_months_has_closed_none()
    {
        const string stored = """{ "schemaVersion": 1, "record": { "version": 1, "figures": { "pools": [], "sites": [] }, "requests": [] } }""";

        var read = (TrustDocument)StoredForm.Read(stored, typeof(TrustDocument));

        Assert.Empty(read.Record!.Figures.ClosedMonths);
    }

    [Fact]
    public void Every_golden_file_belongs_to_a_document() => Assert.Equal(SampleDocuments.ByName.Keys.Order(), GoldenFile.Names.Order());

    [Fact]
    public void Every_document_says_its_schema_version() =>
        Assert.All(SampleDocuments.ByName.Keys, name => Assert.Contains("\"schemaVersion\": 1", GoldenFile.Read(name), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_that_a_newer_program_stored_is_refused_rather_than_read_in_part(string name)
    {
        var newer = GoldenFile.Read(name).Replace("\"schemaVersion\": 1", "\"schemaVersion\": 2", StringComparison.Ordinal);

        // Read by reflection, so what is thrown lies within.
        var refusal = Assert.ThrowsAny<Exception>(() => StoredForm.Read(newer, SampleDocuments.ByName[name].GetType())).GetBaseException();

        Assert.IsType<InvalidDataException>(refusal);
        Assert.Contains("newer version of this program: schemaVersion 2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_of_document_that_a_grain_keeps_has_a_golden_file() => Assert.Equal(
        GrainTypes.Implementations.GetTypes().Where(type => type.Name.EndsWith("Document", StringComparison.Ordinal)).Select(type => type.Name).Order(),
        SampleDocuments.ByName.Values.Select(document => document.GetType().Name).Distinct().Order());

    [Fact]
    public void Every_event_is_in_a_golden_file() => Assert.Equal(
        StudyEventNames.ByType.Values.Order(),
        Studies.SelectMany(study => study.History).Select(entry => StudyEventNames.NameOf(entry.Event)).Distinct().Order());

    [Fact]
    public void Every_member_of_a_stored_type_has_a_value_in_a_golden_file()
    {
        var said = new SaidMembers();
        foreach (var (name, document) in SampleDocuments.ByName)
        {
            said.Look(GoldenFile.Read(name), document.GetType());
        }

        Assert.True(!said.Unsaid.Any(), $"Give these a value in {nameof(SampleDocuments)}: {string.Join(", ", said.Unsaid)}.");
    }

    [Fact]
    public void Each_stored_history_can_be_replayed() =>
        Assert.All(Studies, study => Assert.Equal(study.History.Length, Study.Replay(study.Id, study.History)!.Version));

    [Fact]
    public void A_history_that_is_stored_in_two_parts_is_read_as_the_whole() => Assert.All(Studies, study =>
    {
        for (var first = 1; first < study.History.Length; first++)
        {
            var begun = new StudyDocument { Id = study.Id, History = study.History[..first] };
            begun.MarkStored();
            var addition = begun.With(study.Id, study.History[first..]).Addition!;

            var read = ReadBack(begun).Plus(ReadBack(addition));

            Assert.Equal(study.History.Length - first, addition.History.Length);
            Assert.Equal(StoredForm.Write(study), StoredForm.Write(read));
        }
    });

    private static StudyDocument ReadBack(StudyDocument document) =>
        (StudyDocument)StoredForm.Read(StoredForm.Write(document), typeof(StudyDocument));

    private static IEnumerable<StudyDocument> Studies => SampleDocuments.ByName.Values.OfType<StudyDocument>();

    private static string FirstDifference(string expected, string actual)
    {
        var (expectedLines, actualLines) = (expected.Split('\n'), actual.Split('\n'));
        var line = expectedLines.Zip(actualLines).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}: expected \"{expectedLines.ElementAtOrDefault(line)?.Trim()}\", found \"{actualLines.ElementAtOrDefault(line)?.Trim()}\"";
    }
}
