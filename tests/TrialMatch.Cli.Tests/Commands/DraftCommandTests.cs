using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.V1;

namespace TrialMatch.Cli.Tests.Commands;

[Collection(ServerCollection.Name)]
public sealed class DraftCommandTests(RunningServer server)
{
    [Fact]
    public async Task The_template_previews_as_it_stands_with_its_comments_and_without()
    {
        var commented = (await InThisProcess.RunAsync("draft", "--template")).ShouldSay("// ");
        var plain = (await InThisProcess.RunAsync("draft", "--template", "--output", "json")).ShouldReply<StudyDraft>();

        (await server.RunAsync(Encoding.UTF8.GetBytes(commented), "preview", "-")).ShouldSay($"wants {plain.TargetPatients} patients");
        (await server.RunAsync(Encoding.UTF8.GetBytes(plain.ToString()), "preview", "-")).ShouldSay($"wants {plain.TargetPatients} patients");
    }

    [Fact]
    public async Task The_template_has_every_field_of_a_draft()
    {
        var template = (await InThisProcess.RunAsync("draft", "--template")).ShouldSay();

        Assert.All(StudyDraft.Descriptor.Fields.InDeclarationOrder().Concat(StudyIntake.Descriptor.Fields.InDeclarationOrder()), field => Assert.Contains($"  \"{field.JsonName}\": ", template, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_told_beside_the_draft_is_printed_with_it_and_the_share_beside_the_number_it_scales()
    {
        var intake = JsonNode.Parse("""
            {
              "products": [{ "kind": "DEVICE", "name": "A pump", "deviceClass": "CLASS_IIB", "ceState": "NOT_MARKED" }, { "kind": "ADVANCED_THERAPY", "geneticallyModified": true }],
              "registryNumbers": [{ "registry": "EU_CT", "number": "2027-501234-12-00" }],
              "inclusionCriteria": "Active disease", "exclusionCriteria": "Surgery planned", "biomarker": "ANCA",
              "synopsis": { "uri": "https://example.com/s" }, "cro": { "displayName": "A CRO", "sponsorUnnamed": true },
              "decision": { "stage": "COUNTRY_SELECTION", "date": "2027-02-01", "norwayChosen": false },
              "globalTargetPatients": 900, "globalSites": 120, "wantedRegions": ["north"], "wantedTrusts": ["trusts/unn"],
              "contactedTrusts": ["trusts/ous"], "paediatric": false, "outOfHours": true
            }
            """);
        var draft = Drafts.Bytes(("intake", intake), ("eligibleSharePerMille", 350));

        (await server.RunAsync(draft, "preview", "-")).ShouldSay("country selection, decided by 2027-02-01, Norway is not chosen yet");
        (await server.RunAsync(draft, "preview", "-", "--details")).ShouldSay(
            "Product  A pump, device, class iib, CE not marked", "Product  advanced therapy, genetically modified", "Numbers  2027-501234-12-00",
            "Patients adults alone, with ANCA, work at nights or on weekends", "Include  Active disease", "Exclude  Surgery planned",
            "World    900 patients, 120 sites", "Wishes   sites in north, unn", "Asked    ous by the sponsor itself",
            "CRO      A CRO, for a sponsor that is not named yet", "Synopsis https://example.com/s",
            "of     350 in 1,000 eligible patients: those with ANCA, as the sponsor says");
    }

    [Fact]
    public async Task Draft_without_template_says_what_it_takes() =>
        (await InThisProcess.RunAsync("draft")).ShouldBeRefused(2, "--template: expected with draft");

    [Fact]
    public async Task A_date_may_be_written_as_people_write_it() =>
        (await server.RunAsync(Drafts.Bytes(("enrolmentStart", "2091-03-01"), ("enrolmentEnd", "2092-12-31")), "preview", "-"))
            .ShouldSay("from 2091-03-01 to 2092-12-31");

    [Fact]
    public async Task A_months_field_takes_a_month()
    {
        var request = Encoding.UTF8.GetBytes("""{"studies": 1, "firstMonth": "2027-03"}""");

        Assert.DoesNotContain("firstMonth: expected", (await Trialmatch.RunAsync(request, ["fit"])).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("enrolmentStart: expected a day such as \"2027-03-01\", found \"2027-03\"", "enrolmentStart", "\"2027-03\"")]
    [InlineData("enrolmentStart: expected a day such as \"2027-03-01\", found \"1 March\"", "enrolmentStart", "\"1 March\"")]
    [InlineData("targetPatient: no such field; the nearest is targetPatients", "targetPatient", "3")]
    [InlineData("drug: no such field; expected one of title, ", "drug", "\"acme\"")]
    [InlineData("meshHeadings[0].trm: no such field; the nearest is term", "meshHeadings", """[{"trm": "Crohn Disease"}]""")]
    public async Task What_a_draft_does_not_take_is_named_with_what_it_does(string expected, string field, string value) =>
        (await server.PipeAsync(Drafts.Bytes((field, JsonNode.Parse(value))), "preview", "-")).ShouldBeRefused(2, "standard input: " + expected);
}
