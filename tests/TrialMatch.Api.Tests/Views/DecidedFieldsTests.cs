using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;
using TrialMatch.Api.Views;
using TrialMatch.V1;

namespace TrialMatch.Api.Tests.Views;

/// <summary>Each field of a reply that looks as if it told too much has been decided on.</summary>
public sealed partial class DecidedFieldsTests
{
    private const string Cut = "cut";
    private const string Blinded = "withheld with its study, request or plan while the study is blinded";
    private const string NoName = "no name";
    private const string ActivityOfTrust = "told to the trust that takes part, its region and the coordinating unit, not to sponsors";
    private const string NotToSponsors = "not told to sponsors";
    private const string NationalCount = "a count of the country's studies, for those who see the nation's indicators; no name";
    private const string Released = "released by its sponsor";
    private const string Own = "told to the study's own sponsor and to those who were asked for it";

    /// <summary>By message and field: cut by <see cref="ReaderViews"/>, or why it is shown.</summary>
    private static readonly Dictionary<string, string> Decided = new(StringComparer.Ordinal)
    {
        ["ActingCro.sponsor_unnamed"] = Blinded,
        ["AssessCapacityChangeResponse.refused_studies"] = NationalCount,
        ["AssessCapacityChangeResponse.refused_studies_left_out"] = NationalCount,
        ["AssessCapacityChangeResponse.waiting_studies"] = NationalCount,
        ["AssessCapacityChangeResponse.waiting_studies_left_out"] = NationalCount,
        ["StudiesHelped.studies"] = NationalCount,
        ["StudiesHelped.studies_closer"] = NationalCount,
        ["StudiesInArea.studies"] = NationalCount,
        ["CountObstaclesResponse.from_sponsors"] = "a count of reports; no name",
        ["EvictedHold.study"] = "told to the trust whose holds they are",
        ["ExchangedQuestion.by_sponsor"] = NoName,
        ["FeasibilityReport.study"] = Own,
        ["Inquiry.loss_remarks"] = "told to those who were asked, as the outcome is; " + Blinded,
        ["BoardDecision.title"] = "what is to be decided; no name but of a trust",
        ["CapacityIndicatorMonth.declared"] = NotToSponsors,
        ["CapacityIndicatorMonth.free"] = NotToSponsors,
        ["GetActivityReportResponse.study_count"] = NoName,
        ["SiteActivity.study"] = ActivityOfTrust,
        ["SiteActivity.title"] = Cut,
        ["TrustActivity.study_count"] = NoName,
        ["InquiryQuestion.by_sponsor"] = NoName,
        ["InterestRequest.remarks"] = Own,
        ["IndicatorValue.under_five"] = "what hides",
        ["ImportedRecord.registry_id"] = "read from the request",
        ["ImportedRecord.sponsor_display_name"] = "read from the request",
        ["ListSponsorsResponse.sponsors"] = "told to the coordinating unit",
        ["ListStudiesResponse.studies"] = "each is cut",
        ["ListWaitingStudiesResponse.studies"] = "each is cut; not told to sponsors",
        ["Obstacle.study"] = "named by the reporter, whose own it is",
        ["OtherCommitment.label"] = "told to those who may see which studies hold capacity",
        ["PatientCount.exactly"] = "hidden below five when it is made, to every reader",
        ["PatientCount.under_five"] = "what hides",
        ["Plan.eligible_share_per_mille"] = "the sponsor's own",
        ["PoolMonth.declared"] = NotToSponsors,
        ["PoolMonth.free"] = NotToSponsors,
        ["PublicField.studies"] = "a band",
        ["PublicField.studies_placed"] = "a band",
        ["PublicRelease.title"] = "for the public; a blinded study has none",
        ["PublicTrial.registry_ids"] = Released,
        ["PublicTrial.sponsor_display_name"] = Released,
        ["PublicTrial.title"] = Released,
        ["RefusedHold.shortfalls"] = "each is cut",
        ["RegistryNumber.registry"] = Blinded,
        ["ReleasedStudy.title"] = "for the public; a blinded study has none",
        ["RequestBrief.sponsor"] = Blinded,
        ["RequestBrief.sponsor_display_name"] = Blinded,
        ["Reservation.study"] = "told to those who may see which studies hold capacity",
        ["ShortPool.free"] = Cut,
        ["SiteDecision.eligible_patients_per_month"] = "hidden below five; what is planned does not depend on it",
        ["SiteRequest.remarks"] = Own,
        ["SiteRequest.study"] = Own,
        ["SiteRequest.study_title"] = Cut,
        ["SponsorRecord.sponsor"] = "told to the sponsor itself and the coordinating unit",
        ["SponsorRecord.studies"] = NoName,
        ["Study.likely_duplicates"] = Cut,
        ["Study.sponsor"] = Cut,
        ["StudyDraft.eligible_share_per_mille"] = "the sponsor's own",
        ["StudyDraft.protocol_code"] = Blinded,
        ["StudyDraft.registry_ids"] = Blinded,
        ["StudyDraft.study_type"] = NoName,
        ["StudyDraft.title"] = Blinded,
        ["StudyEvent.actor"] = Own,
        ["StudyEvent.hash"] = Cut,
        ["StudyEvent.remarks"] = Cut,
        ["StudyIntake.registry_numbers"] = Blinded,
        ["StudySummary.sponsor"] = Cut,
        ["StudySummary.title"] = Cut,
        ["Trust.eligible_patients"] = Cut,
        ["VerifyHistoryResponse.hash"] = Cut,
    };

    [Fact]
    public void Each_field_that_may_tell_a_count_a_name_or_another_study_is_decided_on() =>
        Assert.Equal(Decided.Keys.Order(StringComparer.Ordinal), Suspects().Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_said_to_be_cut_is_cut_by_its_message() => Assert.Equal(
        Decided.Where(field => field.Value == Cut).Select(field => field.Key.Split('.')[0]).Distinct().Order(StringComparer.Ordinal),
        ReaderViews.Cuts.Keys.Select(message => message.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Suspects() => typeof(StudyService).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
        .OfType<ServiceDescriptor>()
        .SelectMany(service => service.Methods)
        .SelectMany(method => ReplyMessages.Within(method.OutputType))
        .Distinct()
        .SelectMany(message => message.Fields.InDeclarationOrder())
        .Where(field => Suspicious().IsMatch(field.Name))
        .Select(field => $"{field.ContainingType.Name}.{field.Name}");

    [GeneratedRegex("eligible|exactly|under_five|declared|free|shortfall|sponsor|title|protocol|registry|duplicate|stud(y|ies)|actor|remarks|hash|label", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Suspicious();
}
