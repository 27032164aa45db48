using System.Text;
using System.Text.Json.Nodes;
using TrialMatch.Registries.Samples;

namespace TrialMatch.Registries.Tests;

/// <summary>Whatever happens to a record, its import comes to drafts and refusals.</summary>
public sealed class MutationTests
{
    private const int Rounds = 2_000;

    [Fact]
    public void A_record_cut_or_flipped_anywhere_never_breaks_the_import() => Run((content, random) => random.Next(3) switch
    {
        0 => content[..random.Next(content.Length)],
        1 => Flipped(content, random),
        _ => Spliced(content, random),
    });

    [Fact]
    public void A_record_with_a_value_of_another_type_anywhere_never_breaks_the_import() => Run((content, random) =>
    {
        var record = JsonNode.Parse(content)!;
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            Swap(record, random);
        }

        return Encoding.UTF8.GetBytes(record.ToJsonString());
    });

    private static void Run(Func<byte[], Random, byte[]> mutate)
    {
        var random = Seed.Random();
        var originals = Originals();
        for (var round = 0; round < Rounds; round++)
        {
            var mutated = mutate(originals[random.Next(originals.Count)], random);
            try
            {
                Outcomes.AssertWhole(ClinicalTrialsGovImporter.Import(mutated, Records.Context));
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"round {round}: {Encoding.UTF8.GetString(mutated)}", broken);
            }
        }
    }

    /// <summary>Large records would slow the rounds and hold nothing that small ones lack.</summary>
    private static List<byte[]> Originals() =>
    [
        .. SampleRecords.All.Select(sample => sample.Content.ToArray()),
        .. RealRecords.FilesIfPresent().Select(File.ReadAllBytes).Where(content => content.Length < 20_000),
    ];

    private static byte[] Flipped(byte[] content, Random random)
    {
        var flipped = content.ToArray();
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            // Half of the bytes stay ASCII, so that much of what comes out is still JSON.
            flipped[random.Next(flipped.Length)] = random.Next(2) == 0 ? (byte)random.Next(32, 127) : (byte)random.Next(256);
        }

        return flipped;
    }

    private static byte[] Spliced(byte[] content, Random random)
    {
        var from = random.Next(content.Length);
        var to = random.Next(content.Length);
        return [.. content[..from], .. content[to..]];
    }

    private static void Swap(JsonNode record, Random random)
    {
        var places = Places(record).ToList();
        if (places.Count == 0)
        {
            return;
        }

        var place = places[random.Next(places.Count)];
        switch (place.Parent)
        {
            case JsonObject parent:
                parent[place.GetPropertyName()] = Strange(random);
                break;
            case JsonArray parent:
                parent[place.GetElementIndex()] = Strange(random);
                break;
        }
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Places(child).Prepend(child));
    }

    private static JsonNode? Strange(Random random) => random.Next(16) switch
    {
        0 => null,
        1 => new JsonObject(),
        2 => new JsonArray(),
        3 => JsonNode.Parse("[[[]]]"),
        4 => JsonNode.Parse("1e400"),
        5 => random.Next(),
        6 => -1,
        7 => 0.5,
        8 => true,
        9 => "",
        10 => new string('x', random.Next(5_000)),
        11 => "2100-12-31",
        12 => $"{random.Next(10_000)} {(random.Next(2) == 0 ? "Years" : "months")}",
        13 => "\u0000\u202E\uFFFF \uD83D\uDE00 \\\\\\",
        14 => JsonNode.Parse("""["Norway", {"id": "D1", "term": "x", "country": "Norway"}]"""),
        _ => new JsonArray([.. Enumerable.Range(0, random.Next(300)).Select(i => JsonValue.Create($"item {i}"))]),
    };
}
