using Microsoft.Extensions.Logging;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Abstractions.Observing;

/// <summary>
/// What a call is about, as logs and traces name it: ids, never titles or other content. It travels with the calls to grains that follow
/// from the call.
/// </summary>
/// <param name="Study">Null where it is about no single study, or not yet known.</param>
/// <param name="Request">Null where it is no command.</param>
public readonly record struct CallSubject(StudyId? Study, RequestId? Request)
{
    /// <summary>The name in traces and among what travels.</summary>
    public const string StudyName = "trialmatch.study";
    /// <inheritdoc cref="StudyName"/>
    public const string RequestName = "trialmatch.request_id";

    // Not "RequestId" in logs: the web server calls its connection's count so.
    private static readonly Func<ILogger, string, IDisposable?> StudyScope = LoggerMessage.DefineScope<string>("study {Study}");
    private static readonly Func<ILogger, string, IDisposable?> RequestScope = LoggerMessage.DefineScope<string>("request {CommandRequestId}");
    private static readonly Func<ILogger, string, string, IDisposable?> BothScope =
        LoggerMessage.DefineScope<string, string>("study {Study}, request {CommandRequestId}");

    /// <summary>The subject of the call under way; without study and request where it has none.</summary>
    public static CallSubject Current => new(
        RequestContext.Get(StudyName) is string study ? new StudyId(study) : null,
        RequestContext.Get(RequestName) is string request ? new RequestId(request) : null);

    /// <summary>Has the subject travel with each call to a grain that this one makes from now on.</summary>
    public void Travel()
    {
        if (Study is { } study)
        {
            RequestContext.Set(StudyName, study.Value);
        }

        if (Request is { } request)
        {
            RequestContext.Set(RequestName, request.Value);
        }
    }

    /// <summary>Has every log line name the subject until the scope is disposed of.</summary>
    /// <returns>Null where there is nothing to name.</returns>
    public IDisposable? BeginScope(ILogger logger) => (Study, Request) switch
    {
        ({ } study, { } request) => BothScope(logger, study.Value, request.Value),
        ({ } study, null) => StudyScope(logger, study.Value),
        (null, { } request) => RequestScope(logger, request.Value),
        _ => null,
    };
}
