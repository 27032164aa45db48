using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using TrialMatch.Api.Errors;
using TrialMatch.Primitives;
using FieldDescriptor = Google.Protobuf.Reflection.FieldDescriptor;

namespace TrialMatch.Api.Rest;

/// <summary>What HTTP says in headers and the messages in fields: Idempotency-Key is the request id, If-Match the etag.</summary>
internal static class RequestHeaders
{
    public const string IdempotencyKey = "Idempotency-Key";

    public const string IfMatch = "If-Match";

    private const string AnyEtag = "*";
    private const char Quote = '"';

    /// <summary>Sets the fields that headers name.</summary>
    /// <returns>What is wrong with them; null if nothing is.</returns>
    public static Problem? CopyInto(IMessage message, IHeaderDictionary headers)
    {
        List<Violation> violations = [];
        if (headers.TryGetValue(IdempotencyKey, out var key) && message.Descriptor.FindFieldByName("request_id") is { } requestId)
        {
            violations.AddRange(Set(message, requestId, IdempotencyKey, key.ToString().Trim(Quote)));
        }

        if (headers.TryGetValue(IfMatch, out var etag) && etag != AnyEtag)
        {
            violations.AddRange(SetEtag(message, etag.ToString()));
        }

        return violations.Count == 0 ? null : Problem.Of(StatusCodes.Status400BadRequest, ApiErrors.Invalid(violations));
    }

    private static IEnumerable<Violation> SetEtag(IMessage message, string quoted)
    {
        if (quoted is not [Quote, .. var etag, Quote] || etag.Contains(Quote, StringComparison.Ordinal))
        {
            return [new Violation(IfMatch, "expected one etag in quotes, as the header ETag has it, or *")];
        }

        return WithEtag(message) is var (holder, field)
            ? Set(holder, field, IfMatch, etag)
            : [new Violation(IfMatch, "this method changes nothing that has an etag")];
    }

    /// <summary>The request, or the resource in it, whose etag callers send.</summary>
    private static (IMessage Holder, FieldDescriptor Field)? WithEtag(IMessage message)
    {
        if (message.Descriptor.FindFieldByName("etag") is { } own && IsSent(own))
        {
            return (message, own);
        }

        return message.Descriptor.Fields.InDeclarationOrder()
            .Where(field => field is { FieldType: FieldType.Message, IsRepeated: false })
            .Select(field => (Holder: field.Accessor.GetValue(message) as IMessage, Field: field.MessageType.FindFieldByName("etag")))
            .Where(found => found is { Holder: not null, Field: not null } && IsSent(found.Field))
            .Select(found => ((IMessage Holder, FieldDescriptor Field)?)(found.Holder!, found.Field))
            .FirstOrDefault();
    }

    private static bool IsSent(FieldDescriptor field) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(FieldBehavior.OutputOnly) != true;

    private static IEnumerable<Violation> Set(IMessage holder, FieldDescriptor field, string header, string value)
    {
        if ((string)field.Accessor.GetValue(holder) is { Length: > 0 } said && said != value)
        {
            return [new Violation(header, $"expected what {field.Name} says in the body, or only one of the two")];
        }

        field.Accessor.SetValue(holder, value);
        return [];
    }
}
