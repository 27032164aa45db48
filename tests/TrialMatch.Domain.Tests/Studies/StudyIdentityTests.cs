using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Tests.Studies;

public sealed class StudyIdentityTests
{
    private static readonly SponsorId Acme = new("acme");
    private static readonly SponsorId Other = new("other");

    [Theory]
    [InlineData("ABC-123", "abc 123")]
    [InlineData("ABC-123", " ABC\u2011123")]
    [InlineData("ABC-123", "A\u200BBC123")]
    [InlineData("æøå-1", "ÆØÅ1")]
    public void A_protocol_code_is_the_same_however_it_is_written(string one, string another) =>
        Assert.Equal(KeysOf(Acme, Coded(one)), KeysOf(Acme, Coded(another)));

    [Theory]
    [InlineData("ABC-123", "ABC-124")]
    [InlineData("ABC-1.2", "ABC-12")]
    [InlineData("ABC-123", "ABC-123/B")]
    public void Other_codes_are_other_protocols(string one, string another) =>
        Assert.NotEqual(KeysOf(Acme, Coded(one)), KeysOf(Acme, Coded(another)));

    [Fact]
    public void A_protocol_code_is_its_sponsors_own() =>
        Assert.NotEqual(KeysOf(Acme, Coded("ABC-123")), KeysOf(Other, Coded("ABC-123")));

    [Fact]
    public void A_registry_id_is_the_same_whoever_names_it_and_however_it_is_written() =>
        Assert.Equal(KeysOf(Acme, Registered("NCT01234567")), KeysOf(Other, Registered("nct 0123-4567")));

    [Fact]
    public void A_registry_id_is_no_protocol_code() =>
        Assert.NotEqual(KeysOf(Acme, Registered("NCT01234567")), KeysOf(Acme, Coded("NCT01234567")));

    [Fact]
    public void A_word_in_the_place_of_an_id_and_a_code_of_hyphens_tell_nothing() =>
        Assert.Empty(KeysOf(Acme, Registered("pending") with { ProtocolCode = " - " }));

    [Fact]
    public void An_id_named_twice_is_one_key_at_its_first_place() =>
        Assert.Equal(
            ["draft.protocol_code", "draft.registry_ids[0]", "draft.registry_ids[2]"],
            StudyIdentity.KeysOf(Acme, Registered("NCT01234567", "nct01234567", "2024-500000-11-00") with { ProtocolCode = "X" })
                .Select(key => key.Field));

    [Fact]
    public void A_number_with_its_registry_is_the_same_as_the_id_alone_and_tells_its_place()
    {
        var typed = OneStudy.Draft with { Intake = new StudyIntake(RegistryNumbers: [new RegistryNumber(RegistryKind.ClinicalTrialsGov, "NCT01234567")]) };

        Assert.Equal(KeysOf(Acme, Registered("NCT01234567")), KeysOf(Other, typed));
        Assert.Equal("draft.intake.registry_numbers[0].number", Assert.Single(StudyIdentity.KeysOf(Acme, typed)).Field);
    }

    [Fact]
    public void A_draft_that_names_nothing_has_no_keys() => Assert.Empty(KeysOf(Acme, OneStudy.Draft));

    private static StudyDraft Coded(string code) => OneStudy.Draft with { ProtocolCode = code };

    private static StudyDraft Registered(params string[] ids) => OneStudy.Draft with { RegistryIds = [.. ids] };

    private static IEnumerable<string> KeysOf(SponsorId sponsor, StudyDraft draft) =>
        StudyIdentity.KeysOf(sponsor, draft).Select(key => key.Text);
}
