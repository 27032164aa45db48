using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TrialMatch.Domain;
using Status = Google.Rpc.Status;

namespace TrialMatch.Api.Errors;

/// <summary>Turns refusals into google.rpc.Status with BadRequest field violations and an ErrorInfo reason.</summary>
internal static class ApiErrors
{
    public const string Domain = "trialmatch";

    public static RpcException Invalid(string field, string description) => Invalid([new Violation(field, description)]);

    public static RpcException Invalid(IReadOnlyList<Violation> violations) => From(Refusal.Invalid(violations));

    public static RpcException NotFound(string name) => Build(
        Code.NotFound,
        $"{name} does not exist",
        ErrorInfoOf("NOT_FOUND"),
        new ResourceInfo { ResourceName = name });

    public static RpcException From(Refusal refusal)
    {
        var badRequest = new BadRequest();
        badRequest.FieldViolations.AddRange(refusal.Violations.Select(violation => new BadRequest.Types.FieldViolation
        {
            Field = violation.Field,
            Description = violation.Description,
        }));
        return Build(CodeOf(refusal.Reason), refusal.Description, ErrorInfoOf(ReasonOf(refusal.Reason)), badRequest);
    }

    private static RpcException Build(Code code, string message, params Google.Protobuf.IMessage[] details)
    {
        var status = new Status { Code = (int)code, Message = message };
        status.Details.AddRange(details.Select(Any.Pack));
        return status.ToRpcException();
    }

    private static ErrorInfo ErrorInfoOf(string reason) => new() { Domain = Domain, Reason = reason };

    private static Code CodeOf(RefusalReason reason) => reason switch
    {
        RefusalReason.InvalidField => Code.InvalidArgument,
        RefusalReason.AlreadyExists or RefusalReason.RequestIdReused => Code.AlreadyExists,
        _ => Code.FailedPrecondition,
    };

    private static string ReasonOf(RefusalReason reason) => reason switch
    {
        RefusalReason.InvalidField => "INVALID_FIELD",
        RefusalReason.RequestIdReused => "REQUEST_ID_REUSED",
        RefusalReason.AlreadyExists => "ALREADY_EXISTS",
        RefusalReason.SponsorUnknown => "SPONSOR_UNKNOWN",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a refusal without a reason"),
    };
}
