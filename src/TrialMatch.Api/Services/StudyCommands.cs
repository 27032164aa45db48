using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;

namespace TrialMatch.Api.Services;

/// <summary>Puts what a caller wants to happen to the study, and answers with the study as it is then.</summary>
internal sealed class StudyCommands(StudyGrains studies, IStudyRegistry registry)
{
    /// <exception cref="RpcException">The study does not exist, or will not have it.</exception>
    public async Task<V1.Study> DoAsync(
        string field, string name, string requestId, CommandedEvent wanted, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var study = ResourceNames.Study(field, name);
        var reply = await studies.Of(study).RecordAsync(
            new RecordEvent(new RequestId(requestId), caller.Actor, wanted));
        return reply switch
        {
            { Refusal: { } refusal } => throw ApiErrors.From(refusal),
            { Study: { } after } => await ShowAsync(after, context.CancellationToken),
            _ => throw ApiErrors.NotFound(name),
        };
    }

    /// <summary>The study as a caller sees it, with its place in the waiting list.</summary>
    public async Task<V1.Study> ShowAsync(Study study, CancellationToken cancellationToken)
    {
        var proto = study.ToProto();
        if (study is { State: StudyState.Waitlisted, Classification.Lead: { } lead })
        {
            var before = await registry.CountWaitingBeforeAsync(lead, study.Priority, study.RegisteredAt, study.Id, cancellationToken);
            proto.Waiting = new V1.WaitingPlace
            {
                Position = before + 1,
                KeptFromTime = LongWait.BeginsFor(study.RegisteredAt).ToTimestamp(),
            };
            proto.Waiting.WaitsFor.AddRange(study.Plan!.Binding);
        }

        return proto;
    }
}
