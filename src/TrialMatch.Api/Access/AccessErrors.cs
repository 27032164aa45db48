using System.Text.Json;
using Grpc.Core;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Planning;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Access;

/// <summary>
/// Why a call is refused. Studies and sponsors that are not the caller's are answered as if they did not exist, word for word; which
/// trusts and centres there are is public.
/// </summary>
internal static class AccessErrors
{
    /// <summary>What is wrong with a token is nobody's business who cannot present a right one.</summary>
    public static RpcException Unauthenticated() => new(new Status(StatusCode.Unauthenticated, "a valid token is required"));

    /// <param name="rule">The method's row; null if it has none.</param>
    public static RpcException NotForRole(IEnumerable<Grant> grants, AccessRule? rule, string method)
    {
        var roles = string.Join(", ", grants.Select(grant => EnumText.InWords(grant.Role)).Distinct(StringComparer.Ordinal));
        var allowed = rule is null ? "nobody may" : "expected a token for " + string.Join(", ", rule.Roles.Select(EnumText.InWords));
        return ApiErrors.NotPermitted($"a token for {roles} may not {ActionOf(method)}: {allowed}");
    }

    /// <summary>A token of this server's key can be for what is not there, since nothing checks what is typed when it is made.</summary>
    public static RpcException UnknownScope(Grant grant, NetworkSeed network) => ApiErrors.NotPermitted(
        $"the token is for {grant}: expected {EnumText.InWords(grant.Role)}: and one of {string.Join(", ", GrantScopes.KnownFor(grant.Role, network) ?? [])}");

    /// <param name="grants">Those whose roles may call the method.</param>
    public static RpcException NotOwn(IEnumerable<Grant> grants, Target target) => target switch
    {
        Target.OfStudy about => ApiErrors.NotFound(ResourceNames.Of(about.Study)),
        Target.OfSponsor about => ApiErrors.NotFound(ResourceNames.Of(about.Sponsor)),
        Target.OfSite about when grants.Any(grant => Grant.HasScope(grant.Role) && Ownership.MayBeOwn(grant, about)) => ApiErrors.NotFound(ResourceNames.Of(about.Study)),
        Target.OfSite about => ApiErrors.NotPermitted($"the site of {ResourceNames.Of(about.Trust)} is not the caller's to answer for"),
        Target.OfTrust about => NotOwn(ResourceNames.Of(about.Trust)),
        Target.OfRegion about => NotOwn(ResourceNames.Of(about.Region)),
        Target.OfCentre about => NotOwn(ResourceNames.Of(about.Centre)),
        Target.OfNation => NotOwn(ResourceNames.Nation),
        _ => ApiErrors.NotPermitted("the caller may not do this"),
    };

    /// <param name="name">A resource name as it was sent.</param>
    public static RpcException NotOwn(string name) =>
        name.StartsWith(ResourceNames.Sponsors + "/", StringComparison.Ordinal)
            ? ApiErrors.NotFound(name)
            : ApiErrors.NotPermitted($"{name} is not the caller's");

    public static Violation NameOne(string field, IReadOnlyList<string> own) => new(field, $"expected one of {string.Join(", ", own)}");

    /// <summary>What a method does, in words: its name, which is a verb and its object.</summary>
    private static string ActionOf(string method) => JsonNamingPolicy.SnakeCaseLower.ConvertName(method.Split('/')[^1]).Replace('_', ' ');
}
