using Google.Protobuf.Reflection;
using TrialMatch.Api.Access;
using TrialMatch.V1;

namespace TrialMatch.Api.Tests.Access;

public class AccessTableTests
{
    [Fact]
    public void Every_method_that_is_served_has_a_row_and_every_row_a_method() =>
        Assert.Equal(ServedMethods.All(), AccessTable.ByMethod.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_method_that_the_protos_describe_is_served()
    {
        var described = typeof(StudyService).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<ServiceDescriptor>()
            .SelectMany(service => service.Methods)
            .Select(method => $"/{method.Service.FullName}/{method.Name}")
            .ToList();

        Assert.True(described.Count > 30, $"{described.Count} methods");
        Assert.Empty(described.Except(ServedMethods.All(), StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_but_the_health_of_the_service_and_the_public_window_is_open_without_a_token() =>
        Assert.Equal(
            [
                "/grpc.health.v1.Health/Check", "/grpc.health.v1.Health/Watch",
                "/trialmatch.v1.PublicWindowService/ListPublicFields", "/trialmatch.v1.PublicWindowService/ListPublicTrials",
            ],
            AccessTable.ByMethod.Values.Where(rule => rule.IsOpen).Select(rule => rule.Method).Order(StringComparer.Ordinal));

    [Fact]
    public void Who_oversees_a_region_changes_nothing_but_tags()
    {
        var changing = AccessTable.ByMethod.Values
            .Where(rule => rule.Roles.Contains(Role.Region))
            .Select(rule => rule.Method.Split('/')[^1])
            .Where(method => !method.StartsWith("Get", StringComparison.Ordinal)
                && !method.StartsWith("List", StringComparison.Ordinal)
                && !method.StartsWith("Watch", StringComparison.Ordinal)
                && !method.StartsWith("Verify", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        // What is left uses nothing but its input, asks only what would be, counts, or tags what others reported.
        Assert.Equal(
            [
                "AssessCapacityChange", "ClassifyStudy", "CountObstacles", "FitPatients", "Forecast", "ImportRecords", "SelectSites",
                "ServerReflectionInfo", "ServerReflectionInfo", "TagObstacle",
            ],
            changing);
    }

    [Fact]
    public void Every_method_that_shows_what_sponsors_or_trusts_keep_to_themselves_is_logged_for_those_who_oversee_them() => Assert.Equal(
        [
            "AssessCapacityChange", "GetActivityReport", "GetBoardPack", "GetCapacityIndicators", "GetFeasibilityReport", "GetIndicators", "GetObstacle", "GetSponsor", "GetSponsorRecord", "GetStudy", "GetTrustCapacity", "GetTrustPipeline", "ListObstacles", "ListOtherCommitments", "ListRequests", "ListReservations", "ListSponsors", "ListStudies", "ListStudyEvents",
            "ListWaitingStudies", "WatchLedger", "WatchRequests", "WatchStudy",
        ],
        AccessTable.ByMethod.Values.Where(rule => rule.IsSensitive).Select(rule => rule.Method.Split('/')[^1]).Order(StringComparer.Ordinal));
}
