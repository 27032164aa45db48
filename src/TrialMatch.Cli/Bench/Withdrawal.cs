using Grpc.Core;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Bench;

/// <summary>Gives back what a benchmark took from a server that stays: withdraws its studies. They remain on record.</summary>
internal static class Withdrawal
{
    private const int AtOnce = 8;

    /// <returns>The number of studies that still hold capacity, since the server refused or did not answer.</returns>
    public static async Task<int> OfAsync(IReadOnlyList<string> studies, ServerConnection server)
    {
        var left = 0;
        await Parallel.ForEachAsync(studies, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (study, _) =>
        {
            try
            {
                await server.Studies.WithdrawStudyAsync(new WithdrawStudyRequest { RequestId = $"{Guid.NewGuid():N}", Name = study }, server.OneCall());
            }
            catch (RpcException over) when (over.StatusCode == StatusCode.FailedPrecondition)
            {
                // It was over: declined, or not feasible.
            }
            catch (RpcException)
            {
                Interlocked.Increment(ref left);
            }
        });
        return left;
    }
}
