using System.Text.Json.Nodes;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Domain.Tests.Network;

public sealed class PlanningSourceTests
{
    private static readonly NetworkSeed Seed = NetworkSeed.Load();

    [Fact]
    public void Every_planning_figure_of_the_built_in_network_says_what_it_rests_on()
    {
        using var stream = NetworkSeed.OpenBuiltIn();
        var planning = JsonNode.Parse(stream)!["planning"]!.AsObject();
        var paths = planning
            .Where(entry => entry.Key is not ("note" or "sources" or "trusts" or "networkRecords"))
            .SelectMany(entry => entry.Value!.AsObject().Select(figure => $"{entry.Key}.{figure.Key}"))
            .Concat(planning["trusts"]![0]!.AsObject().Select(figure => $"trusts.{figure.Key}"))
            .Where(path => !path.EndsWith(".planningDefault", StringComparison.Ordinal) && path != "trusts.trust");

        Assert.All(paths, path => Assert.Contains(
            Seed.Planning.Sources, source => path == source.Figures || path.StartsWith(source.Figures + ".", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_source_is_of_a_figure_that_the_file_does_not_have()
    {
        using var stream = NetworkSeed.OpenBuiltIn();
        var planning = JsonNode.Parse(stream)!["planning"]!;

        Assert.All(Seed.Planning.Sources, source => Assert.NotNull(source.Figures.Split('.')
            .Aggregate(planning, (node, name) => node is JsonArray list ? list[0]![name]! : node![name]!)));
    }
}
