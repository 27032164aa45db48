using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Fuzz;

/// <summary>
/// Every method, with requests that would be carried out and with the same spoiled in places. Spoiled ones alone would stop at the door:
/// no study would ever be offered, placed or recruiting.
/// </summary>
public sealed class FuzzTests(RunningServer server, ITestOutputHelper output) : ServiceTests(server), IClassFixture<RunningServer>
{
    private const string RoundsVariable = "TRIALMATCH_FUZZ_ROUNDS";
    private const int Rounds = 12;

    /// <summary>What a caller may be told of a request of its own making.</summary>
    private static readonly StatusCode[] Refusals =
    [
        StatusCode.InvalidArgument, StatusCode.NotFound, StatusCode.AlreadyExists, StatusCode.FailedPrecondition, StatusCode.Aborted,
        StatusCode.ResourceExhausted, StatusCode.DeadlineExceeded,
    ];

    private static IEnumerable<MethodDescriptor> Methods => ApiMethods.All.Where(method => !method.IsServerStreaming);

    [Fact]
    public async Task No_request_valid_or_spoiled_is_a_fault_of_ours_and_every_method_is_reached_with_success()
    {
        var random = Seed.Random();
        var calls = new ValidCalls(Client, await Client.SponsorAsync("fuzz")).ByMethod;
        var mutation = new Mutation(random);
        var rounds = int.Parse(Environment.GetEnvironmentVariable(RoundsVariable) ?? $"{Rounds}", CultureInfo.InvariantCulture);
        var carriedOut = Methods.ToDictionary(NameOf, _ => 0);
        Assert.Equal(carriedOut.Keys.Order(StringComparer.Ordinal), calls.Keys.Order(StringComparer.Ordinal));

        for (var round = 0; round < rounds; round++)
        {
            foreach (var method in Methods.OrderBy(_ => random.Next()))
            {
                var valid = await calls[NameOf(method)]();
                var spoiled = Enumerable.Range(0, 3).Select(_ => mutation.Of(valid)).ToList();
                // Spoiled ones may do what the valid one would. In every other round it comes first, so that it cannot but be carried out.
                foreach (var request in round % 2 == 0 ? spoiled.Prepend(valid) : spoiled.Append(valid))
                {
                    carriedOut[NameOf(method)] += await SendAsync(method, request) is null && request == valid ? 1 : 0;
                }
            }
        }

        output.WriteLine(string.Join('\n', carriedOut.Select(entry => $"{entry.Key}: {entry.Value} of {rounds}")));
        Assert.Empty(carriedOut.Where(entry => entry.Value == 0).Select(entry => entry.Key));
    }

    private static string NameOf(MethodDescriptor method) => ApiMethods.NameOf(method);

    /// <returns>Why it was refused; null where it was carried out.</returns>
    private async Task<StatusCode?> SendAsync(MethodDescriptor method, IMessage request)
    {
        try
        {
            await RawCall.SendAsync(Client, method.Service.FullName, method.Name, request.ToByteArray());
            return null;
        }
        catch (RpcException refusal)
        {
            var shown = $"{request}";
            Assert.True(
                Refusals.Contains(refusal.StatusCode),
                $"{method.FullName} answered {refusal.Status} to {shown[..Math.Min(shown.Length, 2_000)]}");
            return refusal.StatusCode;
        }
    }
}
