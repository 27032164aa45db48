using System.Globalization;
using Grpc.Core;
using Grpc.Core.Interceptors;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Load;
using TrialMatch.V1;

namespace TrialMatch.Api.Access.Limits;

/// <summary>
/// Limits the previews for each sponsor in a day. Who acts for several has each preview counted for all of them: a preview does not say
/// for whom it is. Who may see the numbers anyway is not limited.
/// </summary>
internal sealed class PreviewLimit(LimitOptions options, TimeProvider clock) : Interceptor
{
    private readonly DailyAllowance _allowance = new(options.SponsorPreviewsPerDay, clock);

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (request is PreviewPlacementRequest && Caller.Of(context) is var caller && caller.Grants.All(grant => grant.Role == Role.Sponsor))
        {
            Take(caller);
        }

        return continuation(request, context);
    }

    private void Take(Caller caller)
    {
        if (_allowance.Take([.. caller.Grants.Select(grant => grant.Scope)]) is { } untilMore)
        {
            throw ApiErrors.LimitReached(
                string.Create(CultureInfo.InvariantCulture, $"at most {options.SponsorPreviewsPerDay} previews a day for a sponsor"), "TOO_MANY_PREVIEWS", untilMore);
        }
    }
}
