using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using TrialMatch.Api.Mapping;
using TrialMatch.Primitives;
using Status = Google.Rpc.Status;

namespace TrialMatch.Api.Errors;

/// <summary>Converts refusals into google.rpc.Status with BadRequest field violations and an ErrorInfo reason.</summary>
internal static class ApiErrors
{
    public const string Domain = "trialmatch";

    /// <summary>
    /// The maximum length of an error's message, and of its violations together, in characters. They travel in trailers, which clients
    /// limit to 8 KB by default: the message twice, the violations once more as details.
    /// </summary>
    private const int MaxErrorCharacters = 2_000;

    /// <summary>The length of "; and 1000000 more".</summary>
    private const int ForTheRest = 20;

    /// <summary>The length of the separators around a violation's description.</summary>
    private const int Between = 4;

    /// <summary>The maximum length of one text within an error: a field's value may have any length.</summary>
    private const int MaxTextCharacters = 500;

    public static RpcException Invalid(string field, string description) => Invalid([new Violation(field, description)]);

    public static RpcException Invalid(IReadOnlyList<Violation> violations) => From(Refusal.Invalid(violations));

    /// <param name="nearest">Existing names close to the one given.</param>
    public static RpcException NotFound(string name, IReadOnlyList<string>? nearest = null)
    {
        var description = nearest is { Count: > 0 } ? $"{name} does not exist; nearest: {string.Join(", ", nearest)}" : $"{name} does not exist";
        return Build(
            Code.NotFound,
            Cut(description),
            ErrorInfoOf("NOT_FOUND", [new("resource", name)]),
            new ResourceInfo { ResourceType = ResourceTypes.Of(name), ResourceName = Cut(name), Description = Cut(description) });
    }

    /// <summary>The caller may not do this, whatever there is.</summary>
    public static RpcException NotPermitted(string why) => Build(Code.PermissionDenied, Cut(why), ErrorInfoOf("NOT_PERMITTED"));

    /// <summary>The stored state of a resource cannot be read.</summary>
    public static RpcException Unreadable(string name) => Build(
        Code.DataLoss,
        $"the stored state of {name} cannot be read; an operator has to restore it",
        ErrorInfoOf("UNREADABLE"),
        new ResourceInfo { ResourceName = name });

    /// <summary>The bytes of a request are not a message of its type: truncated, neither protobuf nor its JSON, or text that is not UTF-8.</summary>
    public static RpcException NotAMessage(Exception failure) => Build(
        Code.InvalidArgument,
        $"the request cannot be read: {failure.Message}{(failure.Message.Contains("field mask", StringComparison.OrdinalIgnoreCase) ? "; expected names in lowerCamelCase, with commas" : string.Empty)}",
        ErrorInfoOf("NOT_A_MESSAGE"));

    /// <summary>More work was requested at once than can be answered in time.</summary>
    /// <param name="what">What there is too much of, in the plural.</param>
    public static RpcException Overloaded(string what, TimeSpan retryAfter) => Build(
        Code.ResourceExhausted,
        string.Create(CultureInfo.InvariantCulture, $"too many {what} at once; nothing was done, try again in {retryAfter.TotalSeconds:0.#} s"),
        ErrorInfoOf("OVERLOADED"),
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryAfter) });

    /// <summary>A caller has used up what it is allowed.</summary>
    /// <param name="limit">What it is allowed, as in "at most 100 calls a second".</param>
    /// <param name="reason">The reason in ErrorInfo.</param>
    public static RpcException LimitReached(string limit, string reason, TimeSpan retryAfter) => Build(
        Code.ResourceExhausted,
        string.Create(CultureInfo.InvariantCulture, $"expected {limit}; nothing was done, try again in {retryAfter.TotalSeconds:0.#} s"),
        ErrorInfoOf(reason),
        new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryAfter) });

    /// <summary>A calculation was stopped because it exceeded its time limit.</summary>
    public static RpcException TooLong(TimeSpan most) => Build(
        Code.DeadlineExceeded,
        string.Create(CultureInfo.InvariantCulture, $"a calculation may take {most.TotalSeconds} s here; ask for less at once, or calculate offline with the command line"),
        ErrorInfoOf("CALCULATION_TOO_LONG"));

    public static RpcException From(Refusal refusal)
    {
        var shown = Shown(refusal.Violations);
        var more = refusal.Violations.Length - shown.Count;
        var badRequest = new BadRequest();
        badRequest.FieldViolations.AddRange(shown.Select(violation => new BadRequest.Types.FieldViolation
        {
            Field = violation.Field,
            Description = violation.Description,
        }));
        var message = more == 0 ? refusal.Description : $"{Refusal.Invalid(shown).Description}; and {more} more";
        return Build(CodeOf(refusal.Reason), message, [ErrorInfoOf(ReasonOf(refusal.Reason), refusal.Facts), badRequest, .. InTheWay(refusal)]);
    }

    /// <summary>The resource that conflicts with the request, if there is one.</summary>
    private static IEnumerable<IMessage> InTheWay(Refusal refusal)
    {
        if (refusal.Reason == RefusalReason.DuplicateStudy)
        {
            var name = ResourceNames.Of(new StudyId(refusal.Facts["study"]));
            yield return new ResourceInfo { ResourceType = ResourceTypes.Of(name), ResourceName = name, Description = refusal.Description };
        }
    }

    private static List<Violation> Shown(ImmutableArray<Violation> violations)
    {
        var left = MaxErrorCharacters - ForTheRest;
        return
        [
            .. violations
                .Select(violation => new Violation(Cut(violation.Field), Cut(violation.Description)))
                .TakeWhile((violation, i) => (left -= violation.Field.Length + violation.Description.Length + Between) >= 0 || i == 0),
        ];
    }

    /// <summary>Returns the text, shortened if it is too long for an error.</summary>
    private static string Cut(string text, int maxCharacters = MaxTextCharacters)
    {
        if (text.Length <= maxCharacters)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[maxCharacters - 1]) ? maxCharacters - 1 : maxCharacters;
        return text[..end] + "…";
    }

    private static RpcException Build(Code code, string message, params IMessage[] details)
    {
        var status = new Status { Code = (int)code, Message = Cut(message, MaxErrorCharacters) };
        status.Details.AddRange(details.Select(Any.Pack));
        return status.ToRpcException();
    }

    private static ErrorInfo ErrorInfoOf(string reason, IEnumerable<KeyValuePair<string, string>>? facts = null)
    {
        var info = new ErrorInfo { Domain = Domain, Reason = reason };
        foreach (var (name, value) in facts ?? [])
        {
            info.Metadata.Add(name, Cut(value));
        }

        return info;
    }

    private static Code CodeOf(RefusalReason reason) => reason switch
    {
        RefusalReason.InvalidField => Code.InvalidArgument,
        RefusalReason.AlreadyExists or RefusalReason.RequestIdReused or RefusalReason.DuplicateStudy => Code.AlreadyExists,
        RefusalReason.EtagMismatch => Code.Aborted,
        RefusalReason.CommitmentUnknown => Code.NotFound,
        _ => Code.FailedPrecondition,
    };

    private static string ReasonOf(RefusalReason reason) => reason switch
    {
        RefusalReason.InvalidField => "INVALID_FIELD",
        RefusalReason.RequestIdReused => "REQUEST_ID_REUSED",
        RefusalReason.AlreadyExists => "ALREADY_EXISTS",
        RefusalReason.SponsorUnknown => "SPONSOR_UNKNOWN",
        RefusalReason.WrongState => "WRONG_STATE",
        RefusalReason.NotAsked => "NOT_ASKED",
        RefusalReason.AlreadyAnswered => "ALREADY_ANSWERED",
        RefusalReason.AnswerTooLate => "ANSWER_TOO_LATE",
        RefusalReason.RequestWithdrawn => "REQUEST_WITHDRAWN",
        RefusalReason.MoreThanHeld => "MORE_THAN_HELD",
        RefusalReason.OfferLapsed => "OFFER_LAPSED",
        RefusalReason.MonthNotCome => "MONTH_NOT_COME",
        RefusalReason.OutsideWindow => "OUTSIDE_WINDOW",
        RefusalReason.Implausible => "IMPLAUSIBLE",
        RefusalReason.DuplicateStudy => "DUPLICATE_STUDY",
        RefusalReason.NoTrustForField => "NO_TRUST_FOR_FIELD",
        RefusalReason.HistoryFull => "HISTORY_FULL",
        RefusalReason.EtagMismatch => "ETAG_MISMATCH",
        RefusalReason.BelowCommitted => "BELOW_COMMITTED",
        RefusalReason.WouldEvict => "WOULD_EVICT",
        RefusalReason.OverfillsPool => "OVERFILLS_POOL",
        RefusalReason.CommitmentUnknown => "COMMITMENT_UNKNOWN",
        RefusalReason.InquiryLapsed => "INQUIRY_LAPSED",
        RefusalReason.BeyondCapacity => "BEYOND_CAPACITY",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "expected a refusal with a reason"),
    };
}
