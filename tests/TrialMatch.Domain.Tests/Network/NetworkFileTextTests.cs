using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Evidence;
using TrialMatch.Domain.Planning;
using TrialMatch.Domain.Tests.Evidence;

namespace TrialMatch.Domain.Tests.Network;

public sealed class NetworkFileTextTests
{
    private static readonly ExperienceSource Source = new(
        "A registry", 84, 2, new DateOnly(2018, 4, 1), new DateOnly(2023, 1, 1), new DateOnly(2026, 3, 17), "Estimated: \"so and so\".");

    [Fact]
    public void What_is_written_into_the_file_is_read_from_it()
    {
        var outside = Trials.HeartFailure with { Classification = new Classification(null, [], null, []), IsEnrolmentActual = false };
        var experience = new NetworkExperience(Source, ExperienceTally.Of([Trials.HeartFailure.At(Trials.Ous, Trials.Bergen), outside.At(Trials.Ous)]));

        var read = Read(NetworkFileText.WithExperience(BuiltIn(), experience)).Experience;

        Assert.Equal(Source, read.Source);
        Assert.Equal(experience.Trusts.Select(trust => trust.Trust), read.Trusts.Select(trust => trust.Trust));
        Assert.Equal(experience.Trusts.SelectMany(trust => trust.Entries), read.Trusts.SelectMany(trust => trust.Entries));
    }

    [Fact]
    public void All_else_stays_as_it_is_written()
    {
        var file = BuiltIn();
        var first = NetworkFileText.WithExperience(file, new NetworkExperience(Source, ExperienceTally.Of([Trials.HeartFailure.At(Trials.Ous)])));

        // What stood there before gives way, and comes back the same.
        var other = NetworkFileText.WithExperience(first, new NetworkExperience(Source, []));
        var again = NetworkFileText.WithExperience(other, new NetworkExperience(Source, ExperienceTally.Of([Trials.HeartFailure.At(Trials.Ous)])));

        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(again));
        Assert.StartsWith(Encoding.UTF8.GetString(file).TrimEnd()[..^1].TrimEnd(), Encoding.UTF8.GetString(first), StringComparison.Ordinal);
        Assert.Empty(Read(other).Experience.Trusts);
    }

    [Fact]
    public void A_file_without_facilities_and_experience_is_a_network_all_the_same()
    {
        var seed = SeedFile.With(file =>
        {
            file.AsObject().Remove("facilities");
            file.AsObject().Remove("experience");
        });

        Assert.True(seed.Facilities.IsEmpty);
        Assert.Null(seed.Experience.Source);
    }

    public static TheoryData<string, Action<JsonNode>> Mistakes => new()
    {
        { "facilities.trusts[1].trust", file => file["facilities"]!["trusts"]![1]!["trust"] = "nowhere" },
        { "facilities.trusts[1].trust", file => file["facilities"]!["trusts"]![1]!["trust"] = "ous" },
        { "facilities.trusts[1].names[0]", file => file["facilities"]!["trusts"]![1]!["names"]![0] = "OSLO Universitetssjukehuset" },
        { "facilities.trusts[1].postalCodes[0]", file => file["facilities"]!["trusts"]![1]!["postalCodes"]![0] = "0450" },
        { "facilities.trusts[1].postalCodes[0]", file => file["facilities"]!["trusts"]![1]!["postalCodes"]![0] = "147" },
        { "facilities.outside", file => file["facilities"]!.AsObject().Remove("outside") },
        { "facilities.source", file => file["facilities"]!["source"] = "" },
        { "experience.readOn", file => file["experience"]!.AsObject().Remove("readOn") },
        { "experience.records", file => file["experience"]!["records"] = -1 },
        { "experience.trusts[0].trust", file => file["experience"]!["trusts"]![0]!["trust"] = "nowhere" },
        { "experience.trusts[1].trust", file => file["experience"]!["trusts"]![1]!["trust"] = "bergen" },
        { "experience.trusts[0].entries[0].area", file => Entry(file)["area"] = "LUNGS" },
        { "experience.trusts[0].entries[0].conditionGroup", file => Entry(file)["conditionGroup"] = "COLD" },
        { "experience.trusts[0].entries[0].kind", file => Entry(file).AsObject().Remove("kind") },
        { "experience.trusts[0].entries[0].trials", file => Entry(file)["trials"] = 0 },
        { "experience.trusts[0].entries[0].sites", file => Entry(file)["sites"] = 0 },
        { "experience.trusts[0].entries[0].ratedTrials", file => Entry(file)["ratedTrials"] = 2 },
        { "experience.trusts[0].entries[0].siteMonths", file => Entry(file)["siteMonths"] = 0 },
        { "experience.trusts[0].entries[0].patients", file => Entry(file)["patients"] = -1 },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_in_the_evidence_is_named_by_its_field_and_no_network_is_made(string field, Action<JsonNode> mistake)
    {
        var experience = new NetworkExperience(Source, ExperienceTally.Of([Trials.HeartFailure.At(Trials.Ous, Trials.Bergen)]));
        var file = JsonNode.Parse(NetworkFileText.WithExperience(BuiltIn(), experience))!;
        mistake(file);

        var reading = SeedFile.Read(file);

        Assert.Null(reading.Seed);
        Assert.Equal(field, Assert.Single(reading.Violations).Field);
    }

    private static JsonNode Entry(JsonNode file) => file["experience"]!["trusts"]![0]!["entries"]![0]!;

    private static byte[] BuiltIn()
    {
        using var stream = NetworkSeed.OpenBuiltIn();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static NetworkSeed Read(byte[] file)
    {
        var reading = NetworkSeedReader.Read(file);
        Assert.Empty(reading.Violations);
        return reading.Seed!;
    }
}
