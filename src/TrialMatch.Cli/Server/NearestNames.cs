using Google.Rpc;
using Grpc.Core;
using TrialMatch.Cli.Errors;
using TrialMatch.V1;

namespace TrialMatch.Cli.Server;

/// <summary>Names the trusts or centres that a name may have meant which does not exist. Sponsors' and studies' names are nobody else's business.</summary>
internal static class NearestNames
{
    /// <summary>The trust or centre that a server did not find; null where it was none.</summary>
    public static string? Missing(RpcException failure) =>
        failure.StatusCode == StatusCode.NotFound
        && failure.GetRpcStatus()?.GetDetail<ResourceInfo>()?.ResourceName is { } name
        && (IsTrust(name) || IsCentre(name))
            ? name
            : null;

    /// <summary>What the server said, with the nearest names where there are any.</summary>
    public static async Task<CommandException> ExplainAsync(ServerConnection server, string name, RpcException failure)
    {
        var said = RpcFailures.Describe(failure, string.Empty);
        var id = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var known = await KnownAsync(server, name);
        var nearest = Nearest.To(id, known.SelectMany(each => each.Words)).ToList();
        var ids = known.Where(each => each.Words.Intersect(nearest).Any()).Select(each => each.Id).ToList();
        return new CommandException(ExitCodes.BadInput, ids.Count == 0 ? said : $"{said}; the nearest is {string.Join(" or ", ids)}", failure);
    }

    private static async Task<IReadOnlyList<(string Id, string[] Words)>> KnownAsync(ServerConnection server, string name)
    {
        try
        {
            return IsTrust(name)
                ? [.. (await server.Network.ListTrustsAsync(new ListTrustsRequest(), server.OneCall())).Trusts.Select(trust => Known(trust.Name, trust.DisplayName, trust.City))]
                : [.. (await server.Network.ListCentresAsync(new ListCentresRequest(), server.OneCall())).Centres.Select(centre => Known(centre.Name, centre.DisplayName))];
        }
        catch (RpcException)
        {
            // Without the list the answer is as true, if less helpful.
            return [];
        }
    }

    // A hospital may be meant by its id, its city or a word of its name.
    private static (string Id, string[] Words) Known(string name, params string[] words) =>
        (name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], [name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..], .. words.SelectMany(text => text.Split(' '))]);

    private static bool IsTrust(string name) => name.StartsWith("trusts/", StringComparison.Ordinal);

    private static bool IsCentre(string name) => name.StartsWith("centres/", StringComparison.Ordinal);
}
