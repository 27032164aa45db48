using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Domain.Sponsors;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Domain.Tests.Studies;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Domain.Tests;

/// <summary>Nothing about an individual enters (R11). No number of a living person stands here.</summary>
public class NationalIdentityNumbersTests
{
    /// <summary>Of a synthetic person: nobody is born in a month 89.</summary>
    private const string Number = "01891912338";

    private static readonly RequestId Request = new("request");

    [Theory]
    [InlineData("010919123", "a birth number")]
    [InlineData("410919123", "a D-number: day + 40")]
    [InlineData("014919123", "an H-number: month + 40")]
    [InlineData("018919123", "a synthetic person: month + 80")]
    [InlineData("016619123", "a synthetic person: month + 65")]
    [InlineData("418919123", "a synthetic D-number")]
    [InlineData("812345678", "an FH-number, which has no date")]
    public void Every_kind_of_number_is_found_by_its_check_digits_and_no_other_digits_make_it_one(string start, string kind)
    {
        var numbers = Enumerable.Range(0, 100)
            .Select(check => start + check.ToString("D2", CultureInfo.InvariantCulture))
            .Where(NationalIdentityNumbers.AreIn)
            .ToList();

        Assert.True(numbers.Count == 1, $"{kind}: {numbers.Count} of a hundred");
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("patient {0}, please call")]
    [InlineData("fnr:{0}.")]
    [InlineData("x{0}y")]
    [InlineData("2027-03-01 {0} and 12345678901")]
    public void A_number_is_found_wherever_it_stands(string text) =>
        Assert.True(NationalIdentityNumbers.AreIn(string.Format(CultureInfo.InvariantCulture, text, Number)));

    [Theory]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("\u00A0")]
    [InlineData("\u202F")]
    [InlineData(" - ")]
    [InlineData("\u2013")]
    [InlineData("\u2212")]
    public void A_number_may_be_parted_after_its_date(string separator) =>
        Assert.True(NationalIdentityNumbers.AreIn($"see {Number[..6]}{separator}{Number[6..]}"));

    [Theory]
    [InlineData("01891912339", "the last check digit is wrong")]
    [InlineData("01891912348", "the first check digit is wrong")]
    [InlineData("018919123380", "twelve digits")]
    [InlineData("101891912338", "twelve digits")]
    [InlineData("010919123", "ten digits")]
    [InlineData("01 89 19 12 33 8", "digits in pairs, as in a telephone number")]
    [InlineData("32091912324", "no day of a month")]
    [InlineData("2023-501234-12-00", "an EU trial number")]
    [InlineData("NCT04612244", "a registry id")]
    [InlineData("TCTR20200101001", "a registry id of eleven digits")]
    [InlineData("", "nothing")]
    public void What_has_not_its_form_or_its_check_digits_is_something_else(string text, string why) =>
        Assert.False(NationalIdentityNumbers.AreIn(text), why);

    [Fact]
    public void Of_eleven_digits_that_begin_with_a_date_fewer_than_one_in_a_hundred_is_taken_for_one() =>
        Assert.Equal(826, Enumerable.Range(0, 100_000).Count(end => NationalIdentityNumbers.AreIn("010119" + end.ToString("D5", CultureInfo.InvariantCulture))));

    [Theory]
    [MemberData(nameof(Fields))]
    public void No_text_of_a_command_takes_one_the_field_is_named_and_the_number_is_not_repeated(string field, Func<string, Refusal?> command)
    {
        Assert.Null(command("01891912339"));

        var refusal = command($"for {Number}");

        Assert.Equal(RefusalReason.InvalidField, refusal!.Reason);
        Assert.Equal(field, Assert.Single(refusal.Violations).Field);
        Assert.DoesNotContain(Number, refusal.Description + refusal.Violations[0].Description, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<string, Refusal?>> Fields()
    {
        var (trust, month) = (new TrustId("ous"), Month.Of(2027, 3));
        return new()
        {
            { "draft.title", text => Of(OneStudy.Draft with { Title = text }) },
            { "draft.protocol_code", text => Of(OneStudy.Draft with { ProtocolCode = text }) },
            { "draft.registry_ids[0]", text => Of(OneStudy.Draft with { RegistryIds = [text] }) },
            { "draft.conditions[1]", text => Of(OneStudy.Draft with { Conditions = ["Breast Cancer", text] }) },
            { "draft.mesh_headings[0].term", text => Of(OneStudy.Draft with { MeshHeadings = [new MeshHeading("D001943", text, [])] }) },
            { "draft.description", text => Of(OneStudy.Draft with { Description = text }) },
            { "draft.intervention_names[0]", text => Of(OneStudy.Draft with { InterventionNames = [text] }) },
            { "draft.primary_outcomes[0]", text => Of(OneStudy.Draft with { PrimaryOutcomes = [text] }) },
            { "draft.intake.inclusion_criteria", text => Of(OneStudy.Draft with { Intake = new StudyIntake(InclusionCriteria: text) }) },
            { "draft.intake.exclusion_criteria", text => Of(OneStudy.Draft with { Intake = new StudyIntake(ExclusionCriteria: text) }) },
            { "draft.intake.biomarker", text => Of(OneStudy.Draft with { Intake = new StudyIntake(Biomarker: text) }) },
            { "draft.intake.products[0].name", text => Of(OneStudy.Draft with { Intake = new StudyIntake(Products: [new Product(ProductKind.Drug, text)]) }) },
            { "draft.intake.cro.display_name", text => Of(OneStudy.Draft with { Intake = new StudyIntake(Cro: new ActingCro(text)) }) },
            { "sponsor.display_name", text => SponsorDecisions.Register(null, new SponsorId("acme"), text, "NO", Request, default).Refusal },
            { "investigator", text => Of(new RequestAccepted(trust, 1, null, text, "", IsByCentre: false)) },
            { "remarks", text => Of(new RequestAccepted(trust, 1, null, "the investigator", text, IsByCentre: false)) },
            { "remarks", text => Of(new RequestDeclined(trust, DeclineReason.Staff, text, IsByCentre: false)) },
            { "remarks", text => Of(new RecruitmentReported(trust, month, 1, text)) },
            { "remarks", text => Of(new OfferAccepted(text)) },
            { "remarks", text => Of(new OfferDeclined(text)) },
            { "remarks", text => Of(new AreaAssigned(Area.Cancer, text)) },
            { "remarks", text => Of(new StudyForwarded(null, text)) },
            { "remarks", text => Of(new StudyPrioritised(1, text)) },
            { "remarks", text => Of(new StudyDisclosed(text)) },
            { "remarks", text => Of(new StudyReleased(null, "", text)) },
            { "title", text => Of(new StudyReleased(null, text, "")) },
            { "remarks", text => Of(new StudyWithheld(text)) },
            { "remarks", text => Of(new LastPatientIn(text)) },
            { "remarks", text => Of(new StudyClosed(text)) },
            { "remarks", text => Of(new StudyWithdrawn(text)) },
        };
    }

    private static Refusal? Of(StudyDraft draft) => StudyDecisions.RefusalOf(Request, draft, StudyIntent.Place, new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));

    private static Refusal? Of(CommandEvent wanted) => CommandDecisions.RefusalOfForm(Request, wanted);
}
