using Grpc.Core;
using Grpc.Core.Interceptors;
using TrialMatch.Api.Access.Identity;
using TrialMatch.Api.Access.Limits;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Api.Access;

/// <summary>
/// Lets a call through, or refuses it, by <see cref="AccessTable"/>; no other code does. It also cuts lists to what their caller may see,
/// and tells the methods who calls (<see cref="Caller.Of"/>).
/// </summary>
internal sealed class AccessInterceptor(
    CallAuthentication authentication, CallRate rate, Ownership ownership, LostCalls lostCalls, NetworkSeed network, ReadAudit audit) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(request, context);
        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(request, context);
        await continuation(request, responseStream, context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(request: null, context);
        return await continuation(requestStream, context);
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await AdmitAsync(request: null, context);
        await continuation(requestStream, responseStream, context);
    }

    /// <exception cref="RpcException">The call is refused.</exception>
    private async Task AdmitAsync(object? request, ServerCallContext context)
    {
        var rule = AccessTable.ByMethod.GetValueOrDefault(context.Method);
        if (rule is { IsOpen: true })
        {
            return;
        }

        var caller = await authentication.AuthenticateAsync(context.GetHttpContext()) ?? throw AccessErrors.Unauthenticated();

        // Before anything is looked up: who tries names has no more calls than others.
        rate.Take(caller);
        var grants = caller.Grants.Where(grant => rule?.Roles.Contains(grant.Role) == true).ToList();
        if (rule is null || grants.Count == 0)
        {
            throw AccessErrors.NotForRole(caller.Grants, context.Method);
        }

        if (!rule.Filters.IsEmpty)
        {
            CutList(rule, grants, request!);
        }

        var target = TargetOf(rule, grants, request);
        var used = await RequireOwnAsync(grants, target, context);
        audit.Log(caller, used, rule, target, request, context);
        (caller with { Used = used }).AttachTo(context);
    }

    /// <summary>
    /// Reads what a request is about. Whose grants extend to everything need not be told apart: the method then names all that is wrong
    /// with the request at once.
    /// </summary>
    private static Target TargetOf(AccessRule rule, List<Grant> grants, object? request)
    {
        var read = new RequestReader();
        var target = rule.TargetOf(request, read);
        if (grants.All(grant => Grant.HasScope(grant.Role)))
        {
            read.ThrowIfAny();
        }

        return target;
    }

    /// <summary>Returns the grant that permits the call.</summary>
    private async Task<Grant> RequireOwnAsync(List<Grant> grants, Target target, ServerCallContext context)
    {
        // Those that extend to everything first: they need not look at what the request names.
        foreach (var grant in grants.OrderBy(grant => Grant.HasScope(grant.Role)))
        {
            if (await lostCalls.RepeatAsync(context, () => ownership.IsOwnAsync(grant, target)))
            {
                return grant;
            }
        }

        throw AccessErrors.NotOwn(grants, target);
    }

    /// <summary>Has a list show only what the grants cover: by a field that names it, or that is set to the only thing it can name.</summary>
    private void CutList(AccessRule rule, List<Grant> grants, object request)
    {
        if (grants.Any(grant => !Grant.HasScope(grant.Role)))
        {
            return;
        }

        var filters = rule.Filters
            .Select(filter => (
                Filter: filter,
                Named: filter.Get(request, network),
                Own: grants.Where(grant => filter.Roles.Contains(grant.Role)).SelectMany(ownership.NamesOf).Distinct(StringComparer.Ordinal).ToList()))
            .Where(filter => filter.Own.Count > 0)
            .ToList();
        if (filters.Exists(filter => filter.Own.Contains(filter.Named)))
        {
            return;
        }

        if (filters.Find(filter => filter.Named.Length > 0) is { Filter: not null } notOwn)
        {
            throw AccessErrors.NotOwn(notOwn.Named);
        }

        if (filters is not [{ Own: [var only] } single])
        {
            throw ApiErrors.Invalid([.. filters.Select(filter => AccessErrors.NameOne(filter.Filter.Field, filter.Own))]);
        }

        single.Filter.Set(request, only, network);
    }
}
