using System.Collections.Immutable;
using Grpc.Core;
using Grpc.Core.Interceptors;
using TrialMatch.Api.Access.Identity;
using TrialMatch.Api.Access.Limits;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Views;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Api.Access;

/// <summary>
/// Lets a call through, or refuses it, by <see cref="AccessTable"/>; no other code does. It also cuts lists to what their caller may see,
/// each reply to what its reader may (<see cref="ReaderViews"/>), and tells the methods who calls (<see cref="Caller.Of"/>).
/// </summary>
internal sealed class AccessInterceptor(
    CallAuthentication authentication, CallRate rate, Ownership ownership, LostCalls lostCalls, RefusalPace pace, NetworkSeed network, ReadAudit audit) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var reader = await AdmitAsync(request, context);
        var reply = await continuation(request, context);
        ReaderViews.Cut(reply, reader);
        return reply;
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var reader = await AdmitAsync(request, context);
        await continuation(request, new CutStream<TResponse>(responseStream, reader), context);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var reader = await AdmitAsync(request: null, context);
        var reply = await continuation(requestStream, context);
        ReaderViews.Cut(reply, reader);
        return reply;
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var reader = await AdmitAsync(request: null, context);
        await continuation(requestStream, new CutStream<TResponse>(responseStream, reader), context);
    }

    /// <returns>Who reads the reply; null where the method is open to everyone.</returns>
    /// <exception cref="RpcException">The call is refused.</exception>
    private async Task<Reader?> AdmitAsync(object? request, ServerCallContext context)
    {
        var begun = pace.Begin();
        var rule = AccessTable.ByMethod.GetValueOrDefault(context.Method);
        if (rule is { IsOpen: true })
        {
            if (rule.IsLimited)
            {
                rate.TakeOf(context.GetHttpContext().Connection.RemoteIpAddress);
            }

            return null;
        }

        var caller = await authentication.AuthenticateAsync(context.GetHttpContext()) ?? throw AccessErrors.Unauthenticated();

        // Before anything is looked up: who tries names has no more calls than others.
        rate.Take(caller);
        if (caller.Grants.FirstOrDefault(grant => !GrantScopes.IsKnown(grant, network)) is { } unknown)
        {
            throw AccessErrors.UnknownScope(unknown, network);
        }

        var grants = caller.Grants.Where(grant => rule?.Roles.Contains(grant.Role) == true).ToList();
        if (rule is null || grants.Count == 0)
        {
            throw AccessErrors.NotForRole(caller.Grants, rule, context.Method);
        }

        if (!rule.Filters.IsEmpty)
        {
            CutList(rule, grants, request!);
        }

        var target = TargetOf(rule, grants, request);
        var covering = await RequireOwnAsync(grants, target, begun, context);
        audit.Log(caller, covering[0], rule, target, request, context);
        (caller with { Used = covering[0] }).AttachTo(context);
        return ownership.ReaderOf(caller with { Grants = covering });
    }

    /// <summary>
    /// Reads what a request is about. Whose grants extend to everything need not be told apart: the method then names all that is wrong
    /// with the request at once.
    /// </summary>
    private static Target TargetOf(AccessRule rule, List<Grant> grants, object? request)
    {
        var read = new RequestReader();
        var target = rule.TargetOf(request, read);
        if (!grants.Exists(grant => Ownership.CoversAll(grant, target)))
        {
            read.ThrowIfAny();
        }

        return target;
    }

    /// <returns>The grants that cover the target.</returns>
    private async Task<ImmutableArray<Grant>> RequireOwnAsync(List<Grant> grants, Target target, long begun, ServerCallContext context)
    {
        // One that extends to everything is enough, and need not look at what the request names.
        if (grants.Find(grant => Ownership.CoversAll(grant, target)) is { } everything)
        {
            return [everything];
        }

        var covering = ImmutableArray.CreateBuilder<Grant>();
        foreach (var grant in grants)
        {
            if (await lostCalls.RepeatAsync(context, () => ownership.IsOwnAsync(grant, target)))
            {
                covering.Add(grant);
            }
        }

        if (covering.Count == 0 && target is (Target.OfStudy or Target.OfSite))
        {
            await pace.WaitAsync(begun, context.CancellationToken);
        }

        return covering.Count > 0 ? covering.ToImmutable() : throw AccessErrors.NotOwn(grants, target);
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
                Own: grants.Where(grant => filter.Roles.Contains(grant.Role)).SelectMany(grant => filter.IsOfScope ? [grant.Scope] : ownership.NamesOf(grant)).Distinct(StringComparer.Ordinal).ToList()))
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

        var asked = filters.Where(filter => !filter.Filter.IsNarrower).ToList();
        if (asked is not [{ Own: [var only] } single])
        {
            throw ApiErrors.Invalid([.. asked.Select(filter => AccessErrors.NameOne(filter.Filter.Field, filter.Own))]);
        }

        single.Filter.Set(request, only, network);
    }
}
