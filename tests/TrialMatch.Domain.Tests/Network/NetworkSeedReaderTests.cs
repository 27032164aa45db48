using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Domain.Tests.Network;

public sealed class NetworkSeedReaderTests
{
    public static TheoryData<string, Action<JsonNode>> Mistakes => new()
    {
        { "trusts[3].region", file => file["trusts"]![3]!["region"] = "south" },
        { "trusts[1].id", file => file["trusts"]![1]!["id"] = "ous" },
        { "trusts[0].id", file => file["trusts"]![0]!["id"] = "OUS HF" },
        { "trusts[4].catchmentPopulation", file => file["trusts"]![4]!["catchmentPopulation"] = -1 },
        { "trusts[4].organisationNumber", file => file["trusts"]![4]!["organisationNumber"] = "123456789" },
        { "trusts[5].organisationNumber", file => file["trusts"]![5]!["organisationNumber"] = "993467049" },
        { "trusts[4].latitude", file => file["trusts"]![4]!["latitude"] = 91 },
        { "trusts[4].hospitals", file => file["trusts"]![4]!.AsObject().Remove("hospitals") },
        { "trusts[4].hospitals[0]", file => file["trusts"]![4]!["hospitals"]![0] = "" },
        { "trusts[2]", file => file["trusts"]![2] = null },
        { "trusts", file => file.AsObject().Remove("trusts") },
        { "regions[0].population", file => file["regions"]![0]!["population"] = -5 },
        { "regions[1].population", file => file["regions"]![1]!["population"] = 1_121_465 },
        { "centres[2].hostTrust", file => file["centres"]![2]!.AsObject().Remove("hostTrust") },
        { "centres[2].hostTrust", file => file["centres"]![2]!["hostTrust"] = "nowhere" },
        { "centres[2].area", file => file["centres"]![2]!["area"] = "LUNGS" },
        { "centres", file => file["centres"]!.AsArray().RemoveAt(0) },
        { "planning", file => file.AsObject().Remove("planning") },
        { "planning.networks", file => file["planning"]!.AsObject().Remove("networks") },
        { "planning.networks.planningDefault", file => file["planning"]!["networks"]!.AsObject().Remove("planningDefault") },
        { "centres[0].area", file => file["centres"]![0]!["area"] = "OTHER_FIELDS" },
        { "planning.networks.trustsByArea.OTHER_FIELDS", file => file["planning"]!["networks"]!["trustsByArea"]!["OTHER_FIELDS"] = new JsonArray("ous") },
        { "planning.eligiblePatients.outsideGroupsPerMonthPer100000.OTHER_FIELDS", file => file["planning"]!["eligiblePatients"]!["outsideGroupsPerMonthPer100000"]!["OTHER_FIELDS"] = 1 },
        { "planning.networks.trustsByArea.CANCER[1]", file => file["planning"]!["networks"]!["trustsByArea"]!["CANCER"]![1] = "nowhere" },
        { "planning.networks.trustsByArea.CANCER", file => file["planning"]!["networks"]!["trustsByArea"]!["CANCER"]![1] = "ous" },
        { "planning.networks.trustsByArea", file => file["planning"]!["networks"]!["trustsByArea"]!["CANCER"]!.AsArray().RemoveAt(0) },
        { "planning.capacity.perConcurrentStudy.COFFEE", file => file["planning"]!["capacity"]!["perConcurrentStudy"]!["COFFEE"] = 4 },
        { "planning.capacity.perConcurrentStudy.ELIGIBLE_PATIENTS", file => file["planning"]!["capacity"]!["perConcurrentStudy"]!["ELIGIBLE_PATIENTS"] = 4 },
        { "planning.capacity.percentByMonthOfYear", file => file["planning"]!["capacity"]!["percentByMonthOfYear"]!.AsArray().RemoveAt(0) },
        { "planning.eligiblePatients.perMonthPer100000.LIVER", file => file["planning"]!["eligiblePatients"]!["perMonthPer100000"]!["LIVER"] = -0.1 },
        { "planning.recruitment.consentSharePercent", file => file["planning"]!["recruitment"]!["consentSharePercent"] = 0 },
        { "planning.trusts", file => file["planning"]!["trusts"]!.AsArray().RemoveAt(7) },
        { "planning.trusts[7].trust", file => file["planning"]!["trusts"]![7]!["trust"] = "nowhere" },
        { "planning.trusts[7].capabilities[0]", file => file["planning"]!["trusts"]![7]!["capabilities"]![0] = "X_RAY_EYES" },
        { "planning.trusts[7].costs.patientUnits", file => file["planning"]!["trusts"]![7]!["costs"]!["patientUnits"] = -1 },
        { "planning.trusts[7].pools[0].byMonthOfYear", file => file["planning"]!["trusts"]![7]!["pools"] = JsonNode.Parse("""[{"kind": "IMAGING_SLOTS"}]""") },
        { "planning.networkRecords", file => file["planning"]!["networkRecords"] = null },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_by_its_field_and_no_seed_is_made(string field, Action<JsonNode> mistake)
    {
        var file = SeedFile.Shipped();
        mistake(file);

        var reading = SeedFile.Read(file);

        Assert.Null(reading.Seed);
        Assert.Contains(reading.Violations, violation => violation.Field == field);
        Assert.All(reading.Violations, violation => Assert.NotEmpty(violation.Description));
    }

    [Fact]
    public void Every_mistake_of_a_file_is_reported_at_once()
    {
        var file = SeedFile.Shipped();
        file["trusts"]![3]!["region"] = "south";
        file["regions"]![2]!["name"] = null;
        file["planning"]!["trusts"]![0]!["startUpMonths"] = 99;

        Assert.Equal(
            ["planning.trusts[0].startUpMonths", "regions[2].name", "trusts[3].region"],
            SeedFile.Read(file).Violations.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("null", "")]
    [InlineData("[]", "")]
    [InlineData("{\"regions\": [{\"id\": 7}]}", "regions[0].id")]
    [InlineData("{\"regionz\": []}", "regionz")]
    [InlineData("{\"regions\": [], \"regions\": []}", "regions")]
    public void What_is_no_seed_file_is_refused(string text, string field)
    {
        var reading = SeedFile.ReadText(text);

        Assert.Null(reading.Seed);
        Assert.Equal(field, Assert.Single(reading.Violations).Field);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_understood()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', NetworkSeedReader.MaxBytes + 1)));

        Assert.Contains("bytes", Assert.Single(NetworkSeedReader.Read(stream).Violations).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_is_too_long_is_refused_unread()
    {
        var file = SeedFile.Shipped();
        file["trusts"]![0]!["hospitals"] = new JsonArray([.. Enumerable.Repeat(0, 1001).Select(_ => (JsonNode)"x")]);

        Assert.Equal("trusts[0].hospitals", Assert.Single(SeedFile.Read(file).Violations).Field);
    }
}
