using System.Text.Json;
using Google.Protobuf.Reflection;
using TrialMatch.Domain.Activity;
using TrialMatch.Domain.Board;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Drafts;
using TrialMatch.Domain.Drafts.Intakes;
using TrialMatch.Domain.Indicators;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Inquiries;
using TrialMatch.Domain.Trusts;
using TrialMatch.Numerics.Selection;

namespace TrialMatch.Architecture.Tests.Protos;

/// <summary>The API casts between its enums and the domain's by number, so a value must have the same number on both sides.</summary>
public class EnumNumberTests
{
    private static readonly Dictionary<string, Type> DomainByProto = new()
    {
        ["trialmatch.v1.Area"] = typeof(Domain.Areas.Area),
        ["trialmatch.v1.Capability"] = typeof(Capability),
        ["trialmatch.v1.Phase"] = typeof(Phase),
        ["trialmatch.v1.StudyType"] = typeof(StudyType),
        ["trialmatch.v1.InterventionType"] = typeof(InterventionType),
        ["trialmatch.v1.SiteRequest.State"] = typeof(RequestState),
        ["trialmatch.v1.SiteRequest.DeclineReason"] = typeof(DeclineReason),
        ["trialmatch.v1.Study.State"] = typeof(StudyState),
        ["trialmatch.v1.Plan.Outcome"] = typeof(PlanOutcome),
        ["trialmatch.v1.PlanKind"] = typeof(PlanKind),
        ["trialmatch.v1.SiteExperience.Level"] = typeof(ExperienceLevel),
        ["trialmatch.v1.SiteExperience.Basis"] = typeof(ExperienceBasis),
        ["trialmatch.v1.SiteDecision.Reason"] = typeof(ReasonCode),
        ["trialmatch.v1.BindingLimit.Kind"] = typeof(LimitKind),
        ["trialmatch.v1.Trust.Figure"] = typeof(FigureGroup),
        ["trialmatch.v1.Reservation.State"] = typeof(HoldState),
        ["trialmatch.v1.OtherCommitment.Kind"] = typeof(OtherCommitmentKind),
        ["trialmatch.v1.Product.Kind"] = typeof(ProductKind),
        ["trialmatch.v1.Product.DeviceClass"] = typeof(DeviceClass),
        ["trialmatch.v1.Product.CeState"] = typeof(CeState),
        ["trialmatch.v1.RegistryNumber.Registry"] = typeof(RegistryKind),
        ["trialmatch.v1.SponsorDecision.Stage"] = typeof(DecisionStage),
        ["trialmatch.v1.StudyIntent"] = typeof(StudyIntent),
        ["trialmatch.v1.Inquiry.Outcome"] = typeof(InquiryOutcome),
        ["trialmatch.v1.Inquiry.LossReason"] = typeof(LossReason),
        ["trialmatch.v1.InterestRequest.Answer"] = typeof(Interest),
        ["trialmatch.v1.InterestRequest.Chance"] = typeof(RecruitmentChance),
        ["trialmatch.v1.InterestRequest.Limit"] = typeof(InterestLimit),
        ["trialmatch.v1.SiteCrowding.Band"] = typeof(Crowding),
        ["trialmatch.v1.Indicator.Kind"] = typeof(IndicatorKind),
        ["trialmatch.v1.Indicator.Unit"] = typeof(IndicatorUnit),
        ["trialmatch.v1.IndicatorPeriod.Kind"] = typeof(PeriodKind),
        ["trialmatch.v1.PublicTrial.Progress"] = typeof(PublicProgress),
        ["trialmatch.v1.PublicField.Band"] = typeof(StudyBand),
        ["trialmatch.v1.SiteActivity.Standing"] = typeof(ActivityStanding),
        ["trialmatch.v1.SiteActivity.Reason"] = typeof(ActivityReason),
        ["trialmatch.v1.Obstacle.Category"] = typeof(ObstacleCategory),
        ["trialmatch.v1.BoardDecision.Topic"] = typeof(BoardTopic),
        ["trialmatch.v1.HistoryBreak.Kind"] = typeof(HistoryBreakKind),
    };

    public static TheoryData<string> Enums => [.. EnumsByName.Keys];

    private static Dictionary<string, EnumDescriptor> EnumsByName => typeof(V1.Area).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
        .OfType<FileDescriptor>()
        .SelectMany(file => file.EnumTypes.Concat(file.MessageTypes.SelectMany(message => message.EnumTypes)))
        .ToDictionary(type => type.FullName);

    [Theory]
    [MemberData(nameof(Enums))]
    public void An_enum_of_the_API_has_the_values_and_numbers_of_the_domains(string name)
    {
        Assert.True(DomainByProto.TryGetValue(name, out var domain), $"Say in this test which enum of the domain {name} stands for.");
        Assert.Equal(
            Enum.GetValues(domain).Cast<object>().Select(value => (Convert.ToInt32(value, null), InApi(value.ToString()!))).Order(),
            EnumsByName[name].Values.Select(value => (value.Number, InDomain(value.Name))).Order());
    }

    /// <summary>Only the value 0 carries the enum's name, as protos must tell it from other enums' zeros.</summary>
    private static string InDomain(string value)
    {
        const string Zero = "_UNSPECIFIED";
        return value.EndsWith(Zero, StringComparison.Ordinal) ? Zero[1..] : value;
    }

    /// <summary>As messages for people spell it, too: see EnumText.</summary>
    private static string InApi(string value) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value);
}
