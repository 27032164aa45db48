using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using TrialMatch.Api.Mapping;
using TrialMatch.Grains.Abstractions.Observing;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Services;

/// <summary>Has the log lines, the trace and the grain calls of a call name the study and the request that it is about, as far as its fields are well formed.</summary>
internal sealed class CallScope(ILogger<CallScope> logger) : Interceptor
{
    private static readonly string[] StudyFields = ["study", "name"];

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        using (Begin(request))
        {
            return await continuation(request, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        using (Begin(request))
        {
            await continuation(request, responseStream, context);
        }
    }

    private IDisposable? Begin(object request)
    {
        if (request is not IMessage message)
        {
            return null;
        }

        var subject = new CallSubject(StudyOf(message), RequestOf(message));
        subject.Travel();
        Activity.Current?.SetTag(CallSubject.StudyName, subject.Study?.Value).SetTag(CallSubject.RequestName, subject.Request?.Value);
        return subject.BeginScope(logger);
    }

    private static StudyId? StudyOf(IMessage message)
    {
        foreach (var field in StudyFields)
        {
            if (ResourceNames.TryRead<StudyId>(TextOf(message, field), ResourceNames.Studies, out var study))
            {
                return study;
            }
        }

        return null;
    }

    private static RequestId? RequestOf(IMessage message) =>
        new RequestId(TextOf(message, "request_id")) is { IsWellFormed: true } request ? request : null;

    private static string TextOf(IMessage message, string field) =>
        message.Descriptor.FindFieldByName(field) is { FieldType: FieldType.String, IsRepeated: false } found
            ? (string)found.Accessor.GetValue(message)
            : string.Empty;
}
