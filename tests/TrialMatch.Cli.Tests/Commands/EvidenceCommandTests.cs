using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Cli.Tests.Harness;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Planning;
using TrialMatch.Primitives;

namespace TrialMatch.Cli.Tests.Commands;

public sealed class EvidenceCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Made();

    private string Out => _folder.File("network.json");

    [Fact]
    public async Task What_trusts_have_done_is_written_into_a_network_that_a_server_takes()
    {
        var first = _folder.Write("first.json", Page(Record(1, "Oslo universitetssykehus", "Oslo"), Record(2, "Research Site", "Oslo")));
        var second = _folder.Write("second.ndjson", Record(3, "Research Site", "Bergen") + "\n" + Record(4, "Haugen legesenter", "Bergen") + "\n" + Record(5, "Clinic", "Lund", "Sweden"));

        var said = (await InThisProcess.RunAsync("evidence", first, second, "--out", Out)).ShouldSay(
            "5 read, 5 of them companies'", "4 with Norwegian locations", "1 by name, 0 by postal code, 1 by city", "1  Haugen legesenter, Bergen", "1  Research Site, Oslo", Out);

        Assert.All(said.Split('\n').Where(line => !line.Contains(_folder.Path, StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 80));
        var experience = Read(Out).Experience;
        Assert.Equal(("ClinicalTrials.gov", 5L, 2), (experience.Source!.Registry, experience.Source.Records, experience.Source.Trials));
        // 300 patients at 10 sites in 15 months.
        var oslo = experience.Of(new TrustId("ous")).With(ConditionGroup.HeartFailure);
        Assert.Equal((1, 2.0), (oslo.IndustryPhase2Or3Trials, oslo.Rate!.PatientsPerSiteMonth));
        Assert.Equal(["bergen", "ous"], experience.Trusts.Select(trust => trust.Trust.Value));

        using var serve = Trialmatch.Start("serve", "--network", Out, "--data", _folder.File("data"), "--grpc-port", "0", "--http-port", "0", "--output", "json");
        try
        {
            Assert.Equal("{", (await serve.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))?[..1]);
        }
        finally
        {
            serve.Kill();
        }
    }

    [Fact]
    public async Task Evidence_takes_the_place_of_what_a_network_file_had_and_leaves_the_rest()
    {
        var own = Built();
        own["planning"]!["note"] = "Our own figures.";
        var network = _folder.Write("own.json", own.ToJsonString());
        await Trialmatch.RunAsync(Encoding.UTF8.GetBytes(Record(1, "UNN", "Tromsø")), ["evidence", "-", "--network", network, "--out", network]);

        (await Trialmatch.RunAsync(Encoding.UTF8.GetBytes(Record(1, "St. Olavs", "Trondheim")), ["evidence", "-", "--network", network, "--out", network])).ShouldSay();

        Assert.Equal("Our own figures.", Read(network).Planning.Note);
        Assert.Equal("st-olavs", Assert.Single(Read(network).Experience.Trusts).Trust.Value);
    }

    [Fact]
    public async Task The_records_are_not_written_over_and_a_path_that_cannot_be_is_refused()
    {
        var file = _folder.Write("records.json", Page(Record(1, "UNN", "Tromsø")));

        (await InThisProcess.RunAsync("evidence", file, "--out", file)).ShouldBeRefused(2, "--out: expected another file than the records are read from");
        Assert.Equal(2, await Cli.CommandLine.RunAsync(["evidence", file, "--out", "a\0b"], TrialMatch.Cli.Output.Terminal.Of(TextWriter.Null, TextWriter.Null)));
    }

    [Fact]
    public async Task A_record_that_comes_twice_counts_once()
    {
        var file = _folder.Write("twice.json", Page(Record(1, "UNN", "Tromsø"), Record(1, "UNN", "Tromsø")));

        (await InThisProcess.RunAsync("evidence", file, "--out", Out)).ShouldSay("1 Norwegian records read before, not counted again");

        Assert.Equal(1, Read(Out).Experience.Of(new TrustId("unn")).Total.Trials);
    }

    [Fact]
    public async Task As_json_every_location_without_a_trust_is_listed()
    {
        var file = _folder.Write("many.json", Page([.. Enumerable.Range(1, 15).Select(i => Record(i, $"Institute {(char)('A' + i)}bc", "Oslo"))]));

        var text = (await InThisProcess.RunAsync("evidence", file, "--out", Out)).ShouldSay("and 5 more names; --details lists all");
        var all = (await InThisProcess.RunAsync("evidence", file, "--out", Out, "--details")).ShouldSay("Institute Pbc");
        var json = JsonNode.Parse((await InThisProcess.RunAsync("evidence", file, "--out", Out, "--output", "json")).ShouldSay())!;

        Assert.DoesNotContain("Institute Pbc", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--details", all, StringComparison.Ordinal);
        Assert.Equal(15, json["locations"]!["unknown"]!.AsArray().Count);
    }

    public static TheoryData<string, string, string[]> Wrong => new()
    {
        { "{}", "line 1, byte 1: expected a study", [] },
        { "", "is empty", [] },
        { "[]", "no record found", [] },
        { "{\"studies\": [\n{\"protocolSection\": {\"identi", "line 2, byte 29: expected whole JSON", [] },
        { "not,json\n", "line 1, byte 2: expected whole JSON", [] },
        { Record(1, "UNN", "Tromsø"), "--out: /no/such/folder/x: cannot be written: there is no such folder", ["--out", "/no/such/folder/x"] },
        { Record(1, "UNN", "Tromsø"), "--out: /: expected the name of a file", ["--out", "/"] },
        { Record(1, "UNN", "Tromsø"), "/no/such/network.json: no such file", ["--network", "/no/such/network.json"] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_and_nothing_is_written(string content, string reason, string[] options)
    {
        var file = _folder.Write("records.json", content);
        string[] target = options.Contains("--out") ? [] : ["--out", Out];

        (await InThisProcess.RunAsync(["evidence", file, .. target, .. options])).ShouldBeRefused(2, reason);

        Assert.Equal(["records.json"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_the_network_that_was_there()
    {
        var before = _folder.Write("network.json", "what was there");
        var file = _folder.Write("cut.ndjson", Record(1, "UNN", "Tromsø") + "\n" + Record(2, "UNN", "Tromsø")[..50]);

        (await InThisProcess.RunAsync("evidence", file, "--out", before)).ShouldBeRefused(2, "cut.ndjson: line 2, byte 51: ");

        Assert.Equal("what was there", await File.ReadAllTextAsync(before, TestContext.Current.CancellationToken));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public async Task A_network_without_facilities_is_refused()
    {
        var network = Built();
        network.AsObject().Remove("facilities");

        (await InThisProcess.RunAsync("evidence", _folder.Write("r.json", Record(1, "UNN", "Tromsø")), "--network", _folder.Write("n.json", network.ToJsonString()), "--out", Out))
            .ShouldBeRefused(2, "n.json: facilities: expected");
    }

    [Fact]
    public async Task A_wrong_network_is_refused_by_its_field()
    {
        var network = Built();
        network["trusts"]![0]!["region"] = "nowhere";

        (await InThisProcess.RunAsync("evidence", _folder.Write("r.json", Record(1, "UNN", "Tromsø")), "--network", _folder.Write("n.json", network.ToJsonString()), "--out", Out))
            .ShouldBeRefused(2, "n.json: trusts[0].region: ");
    }

    public void Dispose() => _folder.Dispose();

    private static NetworkSeed Read(string path)
    {
        using var file = File.OpenRead(path);
        var reading = NetworkSeedReader.Read(file);
        Assert.Empty(reading.Violations);
        return reading.Seed!;
    }

    private static JsonNode Built()
    {
        using var stream = NetworkSeed.OpenBuiltIn();
        return JsonNode.Parse(stream)!;
    }

    private static string Page(params string[] records) => $$"""{"studies":[{{string.Join(",\n", records)}}],"nextPageToken":"x"}""";

    /// <summary>A company's completed phase 3 trial in heart failure at ten sites, one of them here.</summary>
    private static string Record(int number, string facility, string city, string country = "Norway")
    {
        var elsewhere = string.Join(',', Enumerable.Repeat("""{"facility":"Elsewhere","city":"Lund","country":"Sweden"}""", 9));
        return $$"""{"protocolSection":{"identificationModule":{"nctId":"NCT{{number:00000000}}","briefTitle":"A Medicine for Heart Failure"},"statusModule":{"overallStatus":"COMPLETED","startDateStruct":{"date":"2019-01-01"},"primaryCompletionDateStruct":{"date":"2021-03-31"} },"sponsorCollaboratorsModule":{"leadSponsor":{"name":"Fictive Pharma AS","class":"INDUSTRY"} },"conditionsModule":{"conditions":["Heart Failure"]},"designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE3"],"enrollmentInfo":{"count":300,"type":"ACTUAL"} },"armsInterventionsModule":{"interventions":[{"type":"DRUG","name":"Medicine"}]},"outcomesModule":{"primaryOutcomes":[{"measure":"Death","timeFrame":"12 months"}]},"contactsLocationsModule":{"locations":[{"facility":"{{facility}}","city":"{{city}}","country":"{{country}}"},{{elsewhere}}]} } }""";
    }
}
