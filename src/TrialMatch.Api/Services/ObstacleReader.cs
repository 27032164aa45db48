using System.Collections.Immutable;
using TrialMatch.Domain.Obstacles;
using TrialMatch.Grains.Abstractions.Obstacles;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Services;

/// <summary>
/// Reads what trusts and sponsors reported. Each has one grain, which keeps all that it reported, so that no table of obstacles is needed: there are
/// some tens of trusts, and some hundreds of sponsors at most.
/// </summary>
internal sealed class ObstacleReader(IGrainFactory grains, ISponsorRegistry sponsors, KnownResources known)
{
    private const int SponsorsAtOnce = 1_000;

    /// <summary>Returns everything that the reporters reported in a period, the latest first.</summary>
    /// <param name="from">The first day (Europe/Oslo); null for no limit.</param>
    /// <param name="to">The last day; null for no limit.</param>
    public async Task<ImmutableArray<(ObstacleReporter Reporter, Obstacle Obstacle)>> ReadAsync(
        IEnumerable<ObstacleReporter> reporters, DateOnly? from, DateOnly? to)
    {
        var read = await Task.WhenAll(reporters.Select(async reporter => (Reporter: reporter, Reported: await GrainOf(reporter).ListAsync())));
        return
        [
            .. read
                .SelectMany(each => each.Reported.Obstacles.Select(obstacle => (each.Reporter, Obstacle: obstacle)))
                .Where(each => OsloTime.DateAt(each.Obstacle.ReportedAt) is var day && !(day < from) && !(day > to))
                .OrderByDescending(each => each.Obstacle.ReportedAt)
                .ThenBy(each => each.Reporter.Name, StringComparer.Ordinal)
                .ThenByDescending(each => each.Obstacle.Number),
        ];
    }

    /// <summary>Returns every trust and every sponsor.</summary>
    public async Task<IReadOnlyList<ObstacleReporter>> EveryoneAsync(CancellationToken cancellation)
    {
        var all = known.Trusts.Select(ObstacleReporter.Of).ToList();
        var after = string.Empty;
        IReadOnlyList<SponsorId> page;
        do
        {
            page = await sponsors.ListAsync(after, SponsorsAtOnce, cancellation);
            all.AddRange(page.Select(ObstacleReporter.Of));
            after = page.Count == 0 ? string.Empty : page[^1].Value;
        }
        while (page.Count == SponsorsAtOnce);

        return all;
    }

    public IObstaclesGrain GrainOf(ObstacleReporter reporter) => grains.GetGrain<IObstaclesGrain>(reporter.Name);
}
