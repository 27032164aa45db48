using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Bench;

/// <summary>What trusts have declared of their staff and equipment in the coming months, as read before the run.</summary>
internal sealed class DeclaredPools
{
    private const string Patients = "eligible-patients";

    private readonly IReadOnlyList<(string Trust, string Pool, PoolMonth Month)> _all;
    private int _raised;

    private DeclaredPools(IReadOnlyList<(string Trust, string Pool, PoolMonth Month)> all) => _all = all;

    public static async Task<DeclaredPools> ReadAsync(ServerConnection server, IReadOnlyList<string> trusts)
    {
        var all = new List<(string Trust, string Pool, PoolMonth Month)>();
        foreach (var trust in trusts)
        {
            var calendar = await server.Network.GetTrustCapacityAsync(new GetTrustCapacityRequest { Name = trust }, server.OneCall());
            all.AddRange(calendar.Pools
                .Where(pool => !pool.PoolId.StartsWith(Patients, StringComparison.Ordinal))
                .SelectMany(pool => pool.Months.Select(month => (trust, pool.PoolId, month))));
        }

        return new DeclaredPools(all);
    }

    /// <summary>A declaration of slightly more than before, for which no hold has to give way.</summary>
    public DeclareCapacityRequest Raise(Random random)
    {
        var (trust, pool, month) = _all[random.Next(_all.Count)];
        return new DeclareCapacityRequest
        {
            Name = trust,
            Declarations = { new CapacityDeclaration { PoolId = pool, FirstMonth = month.Month, Amount = (int)month.Declared + Interlocked.Increment(ref _raised) } },
        };
    }
}
