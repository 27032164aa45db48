using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Streaming;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Calendar;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Network;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding), nameof(Binding.Bind))]
internal sealed class CapacityGrpcService(IGrainFactory grains, FeedStream feed, TimeProvider clock) : CapacityService.CapacityServiceBase
{
    public override async Task<DeclareCapacityResponse> DeclareCapacity(DeclareCapacityRequest request, ServerCallContext context)
    {
        var change = TrustChanges.Of(request.RequestId, request.Etag);
        return new DeclareCapacityResponse
        {
            Change = await ChangeAsync(
                context,
                ResourceNames.Trust(request.Name),
                () => new ChangeTrust(change.With(request.Declarations), request.AllowEviction, request.ValidateOnly)),
        };
    }

    public override async Task<ImportCapacityCalendarResponse> ImportCapacityCalendar(
        ImportCapacityCalendarRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var id = ResourceNames.Trust(request.Name);
        var profile = (await TrustOf(id).GetProfileAsync()).Profile ?? throw ApiErrors.NotFound(request.Name);
        var (declarations, violations) = CalendarCsv.Read(request.Csv);

        if (!violations.IsEmpty)
        {
            // Rows that can be read may still be wrong for this trust: all that is wrong with the file is said at once.
            throw ApiErrors.Invalid(violations.AddRange(TrustChangeValidator.Validate(declarations, profile, ThisMonth())));
        }

        var change = TrustChanges.Of(request.RequestId, request.Etag) with { Declarations = declarations };
        return new ImportCapacityCalendarResponse
        {
            Change = await SendAsync(caller, id, new ChangeTrust(change, request.AllowEviction, request.ValidateOnly)),
            RowCount = declarations.Length,
        };
    }

    public override async Task<ChangeSitesResponse> ChangeSites(ChangeSitesRequest request, ServerCallContext context)
    {
        var change = TrustChanges.Of(request.RequestId, request.Etag);
        return new ChangeSitesResponse
        {
            Change = await ChangeAsync(
                context,
                ResourceNames.Trust(request.Name),
                () => new ChangeTrust(change.With(request.Open, request.Close, request.Periods), IsTrial: request.ValidateOnly)),
        };
    }

    public override async Task<UpdateTrustResponse> UpdateTrust(UpdateTrustRequest request, ServerCallContext context)
    {
        var trust = request.Trust ?? throw ApiErrors.Invalid("trust", "expected a trust");
        var change = TrustChanges.Of(request.RequestId, trust.Etag);
        return new UpdateTrustResponse
        {
            Change = await ChangeAsync(
                context,
                ResourceNames.Trust("trust.name", trust.Name),
                () => new ChangeTrust(change.With(trust, request.UpdateMask), request.AllowEviction, request.ValidateOnly)),
        };
    }

    public override async Task<ListReservationsResponse> ListReservations(ListReservationsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var id = ResourceNames.Trust(request.Name);
        var query = new ListReservations(ReservationPages.Read(request.PageToken, id), PageSizes.Of(request.PageSize));
        var from = FromOf(request);
        await EnsureExistsAsync(id);

        var page = await TrustOf(id).ListReservationsAsync(query);
        var response = new ListReservationsResponse
        {
            NextPageToken = page.HasMore ? ReservationPages.Write(page.Holds[^1].Study, id) : string.Empty,
        };
        response.Reservations.AddRange(page.Holds.Select(hold => hold.ToProto(from, caller.MaySeeStudiesAt(id))));
        return response;
    }

    public override async Task WatchLedger(
        WatchLedgerRequest request, IServerStreamWriter<WatchLedgerResponse> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var id = ResourceNames.Trust(request.Name);
        await EnsureExistsAsync(id);
        var entries = feed.FollowAsync(Topics.OfTrust(id), request.AfterVersion, context.CancellationToken);
        await foreach (var entry in entries.OrInvalidVersion())
        {
            var hold = JsonSerializer.Deserialize<Hold>(entry.Payload, DomainJson.Options)!;
            await responseStream.WriteAsync(
                new WatchLedgerResponse
                {
                    Version = entry.Sequence,
                    Time = entry.At.ToTimestamp(),
                    Reservation = hold.ToProto(from: null, caller.MaySeeStudiesAt(id)),
                },
                context.CancellationToken);
        }
    }

    /// <param name="read">Reads what is to change; what it finds wrong is told only of a trust that exists.</param>
    private async Task<V1.TrustChange> ChangeAsync(ServerCallContext context, TrustId id, Func<ChangeTrust> read)
    {
        var caller = Caller.Of(context);
        await EnsureExistsAsync(id);
        return await SendAsync(caller, id, read());
    }

    private async Task<V1.TrustChange> SendAsync(Caller caller, TrustId id, ChangeTrust command)
    {
        var reply = await TrustOf(id).ChangeAsync(command);
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : reply.Result!.ToProto(caller.MaySeeStudiesAt(id), command.IsTrial);
    }

    private async Task EnsureExistsAsync(TrustId id)
    {
        if ((await TrustOf(id).GetProfileAsync()).Profile is null)
        {
            throw ApiErrors.NotFound(ResourceNames.Of(id));
        }
    }

    private ITrustGrain TrustOf(TrustId id) => grains.GetGrain<ITrustGrain>(id.Value);

    private Month ThisMonth() => Month.Of(OsloTime.DateAt(clock.GetUtcNow()));

    private static Month? FromOf(ListReservationsRequest request) =>
        request.From is null ? null
        : request.From.ToDomain() is { } day ? Month.Of(day)
        : throw ApiErrors.Invalid("from", "expected a day of the calendar");
}
