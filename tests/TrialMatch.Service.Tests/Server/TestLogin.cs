using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Local;

namespace TrialMatch.Service.Tests.Server;

/// <summary>The key that the servers of these tests share, and tokens made with it.</summary>
internal static class TestLogin
{
    private static readonly TimeSpan LongerThanAnyRun = TimeSpan.FromDays(7);

    private static readonly Lazy<string> OperatorToken = new(() => TokenFor(new Grant(Role.Operator, string.Empty)));

    /// <summary>The folder of the key.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "identity");

    /// <summary>A token of one who may do everything.</summary>
    public static string Operator => OperatorToken.Value;

    /// <summary>Shows a token with each call; one of who may do everything unless another is given.</summary>
    public static CallInvoker LogIn(this GrpcChannel channel, string? token = null) => channel.Intercept(headers =>
    {
        headers.Add("authorization", "Bearer " + (token ?? Operator));
        return headers;
    });

    public static string TokenFor(params Grant[] grants)
    {
        using var key = LocalKey.OpenOrMake(Folder);
        return key.Mint(grants, TimeProvider.System.GetUtcNow(), LongerThanAnyRun);
    }
}
