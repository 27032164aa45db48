using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using TrialMatch.Primitives;
using HttpResponse = Microsoft.AspNetCore.Http.HttpResponse;
using Status = Google.Rpc.Status;

namespace TrialMatch.Api.Rest;

/// <summary>A refusal or failure as RFC 9457 has it (application/problem+json), with what google.rpc.Status says beyond that.</summary>
internal sealed record Problem
{
    public const string ContentType = "application/problem+json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The HTTP status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, and what was expected.</summary>
    public required string Detail { get; init; }

    /// <summary>The status as gRPC has it, e.g. "INVALID_ARGUMENT".</summary>
    public string? Code { get; init; }

    /// <summary>The reason in ErrorInfo, e.g. "INVALID_FIELD".</summary>
    public string? Reason { get; init; }

    /// <summary>The facts in ErrorInfo.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The resource that is not there, or in the way.</summary>
    public string? Resource { get; init; }

    /// <summary>Each field at fault.</summary>
    public ImmutableArray<Violation>? Violations { get; init; }

    public static Problem Of(int httpStatus, string detail) =>
        new() { Title = ReasonPhrases.GetReasonPhrase(httpStatus), Status = httpStatus, Detail = detail };

    public static Problem Of(int httpStatus, Status status)
    {
        var info = status.GetDetail<ErrorInfo>();
        var fields = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        return Of(httpStatus, status.Message) with
        {
            Code = EnumText.Of((Code)status.Code),
            Reason = info?.Reason,
            Metadata = info is { Metadata.Count: > 0 } ? info.Metadata : null,
            Resource = status.GetDetail<ResourceInfo>()?.ResourceName,
            Violations = fields.Count == 0 ? null : [.. fields.Select(field => new Violation(field.Field, field.Description))],
        };
    }

    public static Problem Of(int httpStatus, RpcException refusal) => Of(httpStatus, refusal.GetRpcStatus()!);

    /// <summary>A failure that has no reply of its own whose HTTP status would tell of it.</summary>
    public static Problem Of(RpcException failure)
    {
        var status = failure.GetRpcStatus() ?? new Status { Code = (int)failure.StatusCode, Message = failure.Status.Detail };
        return Of(HttpStatuses.Of((Code)status.Code), status);
    }

    /// <returns>One line.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        return response.WriteAsJsonAsync(this, Json, ContentType, response.HttpContext.RequestAborted);
    }
}
