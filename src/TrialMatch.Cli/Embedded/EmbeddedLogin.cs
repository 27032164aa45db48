using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Local;

namespace TrialMatch.Cli.Embedded;

/// <summary>Lets a command in to the server that it has started.</summary>
internal static class EmbeddedLogin
{
    /// <summary>Far longer than such a command runs.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Makes an operator's token: the command acts for sponsors, sites and the coordinating unit alike.</summary>
    /// <param name="dataDirectory">The server's.</param>
    public static string TokenFor(string dataDirectory)
    {
        using var key = LocalKey.Open(dataDirectory);
        return key.Mint([new Grant(Role.Operator, string.Empty)], TimeProvider.System.GetUtcNow(), Lifetime);
    }
}
