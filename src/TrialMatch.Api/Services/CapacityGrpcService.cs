using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Csv;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Api.Streaming;
using TrialMatch.Api.Wire;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Trusts;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Grains.Abstractions.Trusts;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;

namespace TrialMatch.Api.Services;

[BindServiceMethod(typeof(Binding<CapacityService.CapacityServiceBase>), nameof(Binding<>.Bind))]
internal sealed class CapacityGrpcService(IGrainFactory grains, KnownResources known, IStudyRegistry registry, FeedStream feed, TimeProvider clock) : CapacityService.CapacityServiceBase
{
    public override async Task<DeclareCapacityResponse> DeclareCapacity(DeclareCapacityRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var change = fields.TrustChange(request.RequestId, request.Etag).With(fields, request.Declarations);
        var command = new ChangeTrust(change, request.AllowEviction, request.ValidateOnly);
        return new DeclareCapacityResponse { Change = await ChangeAsync(context, fields, id, command) };
    }

    public override async Task<ImportCapacityCalendarResponse> ImportCapacityCalendar(
        ImportCapacityCalendarRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var change = fields.TrustChange(request.RequestId, request.Etag);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        var (declarations, violations) = CalendarCsv.Read(request.Csv);
        if (!violations.IsEmpty)
        {
            // Readable rows may still be wrong for this trust: report everything that is wrong with the file at once.
            var profile = (await TrustOf(id).GetProfileAsync()).Profile ?? throw ApiErrors.Unreadable(request.Name);
            throw ApiErrors.Invalid(violations.AddRange(TrustChangeValidator.Validate(declarations, profile, ThisMonth())));
        }

        return new ImportCapacityCalendarResponse
        {
            Change = await SendAsync(
                caller, id, new ChangeTrust(change with { Declarations = declarations }, request.AllowEviction, request.ValidateOnly)),
            RowCount = declarations.Length,
        };
    }

    public override async Task<ChangeSitesResponse> ChangeSites(ChangeSitesRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var change = fields.TrustChange(request.RequestId, request.Etag).With(fields, request.Open, request.Close, request.Periods);
        var command = new ChangeTrust(change, IsTrial: request.ValidateOnly);
        var response = new ChangeSitesResponse { Change = await ChangeAsync(context, fields, id, command) };
        var closing = request.Close.Concat(request.Periods.Where(period => !period.Open).Select(period => period.Area)).Distinct();
        foreach (var area in closing.Order())
        {
            var open = new RequestQuery((Domain.Areas.Area)(int)area, id, RequestState.Open, RequestReader.MaxPageSize, PageToken: string.Empty);
            response.OpenRequests.AddRange((await registry.ListRequestsAsync(open, context.CancellationToken)).Requests.Select(entry => entry.ToProto()));
        }

        return response;
    }

    public override async Task<DeclareFieldsResponse> DeclareFields(DeclareFieldsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var change = fields.TrustChange(request.RequestId, request.Etag).With(fields, request.Declare, request.Withdraw);
        var command = new ChangeTrust(change, IsTrial: request.ValidateOnly);
        return new DeclareFieldsResponse { Change = await ChangeAsync(context, fields, id, command) };
    }

    public override async Task<UpdateTrustResponse> UpdateTrust(UpdateTrustRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        if (request.Trust is null)
        {
            fields.Add("trust", "expected a trust");
        }

        var trust = request.Trust ?? new V1.Trust { Name = "trusts/none" };
        var id = fields.Trust("trust.name", trust.Name);
        var change = fields.TrustChange(request.RequestId, trust.Etag).With(fields, trust, request.UpdateMask);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        var command = new ChangeTrust(change, request.AllowEviction, request.ValidateOnly, await RefusalOfReferralsAsync(id, change));
        return new UpdateTrustResponse { Change = await SendAsync(Caller.Of(context), id, command) };
    }

    public override async Task<ListReservationsResponse> ListReservations(ListReservationsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var list = ResourceNames.Of(id) + "/reservations";
        var query = new ListReservations(fields.PageToken(list, request.PageToken), fields.PageSize(request.PageSize));
        var from = fields.OptionalMonth("from", request.From);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        var page = await TrustOf(id).ListReservationsAsync(query);
        var response = new ListReservationsResponse
        {
            NextPageToken = page.HasMore ? Pages.TokenOf(list, page.Holds[^1].Study.Value) : string.Empty,
        };
        response.Reservations.AddRange(page.Holds.Select(hold => hold.ToProto(from, caller.MaySeeStudiesAtTrusts)));
        return response;
    }

    public override async Task<ListOtherCommitmentsResponse> ListOtherCommitments(ListOtherCommitmentsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var list = ResourceNames.Of(id) + "/otherCommitments";
        var (after, size) = (fields.PageToken(list, request.PageToken), fields.PageSize(request.PageSize));
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        var all = await TrustOf(id).ListOtherCommitmentsAsync();
        var rest = all.Commitments.Where(commitment => string.CompareOrdinal(commitment.Id.Value, after) > 0).ToList();
        var response = new ListOtherCommitmentsResponse
        {
            Etag = Etags.Of(all.Version),
            NextPageToken = rest.Count > size ? Pages.TokenOf(list, rest[size - 1].Id.Value) : string.Empty,
        };
        response.OtherCommitments.AddRange(rest.Take(size).Select(commitment => commitment.ToProto(caller.MaySeeStudiesAtTrusts)));
        return response;
    }

    public override async Task<SetOtherCommitmentResponse> SetOtherCommitment(SetOtherCommitmentRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var change = fields.TrustChange(request.RequestId, request.Etag).With(fields, request.OtherCommitment);
        var command = new ChangeTrust(change, request.AllowEviction, request.ValidateOnly);
        return new SetOtherCommitmentResponse { Change = await ChangeAsync(context, fields, id, command) };
    }

    public override async Task<RemoveOtherCommitmentsResponse> RemoveOtherCommitments(
        RemoveOtherCommitmentsRequest request, ServerCallContext context)
    {
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var change = fields.TrustChange(request.RequestId, request.Etag).Without(fields, request.Ids);
        var command = new ChangeTrust(change, IsTrial: request.ValidateOnly);
        return new RemoveOtherCommitmentsResponse { Change = await ChangeAsync(context, fields, id, command) };
    }

    public override async Task<ImportOtherCommitmentsResponse> ImportOtherCommitments(
        ImportOtherCommitmentsRequest request, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        var change = fields.TrustChange(request.RequestId, request.Etag);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        var (commitments, violations) = CommitmentCsv.Read(request.Csv);
        change = change with { OtherCommitments = commitments };
        if (!violations.IsEmpty)
        {
            // As of a calendar: report everything that is wrong with the file at once.
            var profile = (await TrustOf(id).GetProfileAsync()).Profile ?? throw ApiErrors.Unreadable(request.Name);
            throw ApiErrors.Invalid([.. violations.AddRange(TrustChangeValidator.Validate(change, profile, ThisMonth())).DistinctBy(violation => violation.Field)]);
        }

        return new ImportOtherCommitmentsResponse
        {
            Change = await SendAsync(caller, id, new ChangeTrust(change, request.AllowEviction, request.ValidateOnly)),
            RowCount = commitments.Sum(commitment => commitment.Months.Length),
            OtherCommitmentCount = commitments.Length,
        };
    }

    public override async Task WatchLedger(
        WatchLedgerRequest request, IServerStreamWriter<WatchLedgerResponse> responseStream, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var fields = new RequestReader();
        var id = fields.Trust("name", request.Name);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        await feed.SendAsync(
            Topics.OfTrust(id),
            request.AfterVersion,
            (entry, stop) => responseStream.WriteAsync(ToProto(entry, id, caller.MaySeeStudiesAtTrusts), stop),
            context.CancellationToken);
    }

    private static WatchLedgerResponse ToProto(FeedEntry entry, TrustId trust, bool maySeeStudies)
    {
        var change = OtherCommitmentChanged.Read(entry.Payload);
        var field = FieldInterestChanged.Read(entry.Payload);
        return new WatchLedgerResponse
        {
            Version = entry.Sequence,
            Time = entry.At.ToTimestamp(),
            OtherCommitmentChange = change?.ToProto(maySeeStudies),
            FieldInterestChange = field?.ToProto(trust),
            Reservation = change is null && field is null ? JsonSerializer.Deserialize<Hold>(entry.Payload, DomainJson.Options)!.ToProto(from: null, maySeeStudies) : null,
        };
    }

    /// <summary>Sends the change if it could be read and the trust exists.</summary>
    private async Task<V1.TrustChange> ChangeAsync(ServerCallContext context, RequestReader fields, TrustId id, ChangeTrust command)
    {
        var caller = Caller.Of(context);
        fields.ThrowIfAny();
        known.EnsureTrust(id);
        return await SendAsync(caller, id, command);
    }

    private async Task<V1.TrustChange> SendAsync(Caller caller, TrustId id, ChangeTrust command)
    {
        var reply = await TrustOf(id).ChangeAsync(command);
        return reply.Refusal is { } refusal
            ? throw ApiErrors.From(refusal)
            : reply.Result!.ToProto(reply.Amounts, caller.MaySeeStudiesAtTrusts, command.IsTrial);
    }

    /// <summary>Asks all other trusts: only they know what they treat, and what they refer.</summary>
    private async Task<Refusal?> RefusalOfReferralsAsync(TrustId home, Domain.Trusts.TrustChange change)
    {
        var referrals = change.Referrals ?? [];
        if (referrals.All(referral => referral.Percent == 0))
        {
            return null;
        }

        var replies = await Task.WhenAll(known.Trusts.Where(trust => trust != home).Select(trust => TrustOf(trust).GetProfileAsync()));
        var others = replies.Select(reply => reply.Profile).OfType<TrustProfile>().ToDictionary(profile => profile.Id);
        return ReferralRules.Validate(home, referrals, others) is { IsEmpty: false } violations ? Refusal.Invalid(violations) : null;
    }

    private ITrustGrain TrustOf(TrustId id) => grains.GetGrain<ITrustGrain>(id.Value);

    private Month ThisMonth() => Month.Of(OsloTime.DateAt(clock.GetUtcNow()));
}
