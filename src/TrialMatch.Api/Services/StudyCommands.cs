using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Api.Errors;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;
using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Api.Services;

/// <summary>Puts what a caller wants to happen to the study, and answers with the study as it is then.</summary>
internal sealed class StudyCommands(IGrainFactory grains, IStudyRegistry registry, TimeProvider clock)
{
    /// <param name="fields">With what was found wrong in reading <paramref name="wanted"/>.</param>
    /// <param name="command">What every command on a study says.</param>
    /// <exception cref="RpcException">A field is wrong, the study does not exist, or it will not have it.</exception>
    public async Task<V1.Study> DoAsync(RequestReader fields, StudyCommand command, CommandEvent wanted, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var requestId = new RequestId(command.RequestId);
        var study = fields.Study(command.StudyField, command.Study);
        fields.Add(CommandDecisions.ViolationsOfForm(requestId, wanted));
        fields.ThrowIfAny();
        var reply = await grains.GetGrain<IStudyGrain>(study.Value).RecordAsync(
            new RecordEvent(requestId, caller.Actor, wanted, Etags.Read(command.Etag)));
        return reply switch
        {
            { Refusal: { } refusal } => throw ApiErrors.From(refusal),
            { Study: { } after } => await ShowAsync(after, context.CancellationToken),
            _ => throw ApiErrors.NotFound(command.Study),
        };
    }

    /// <summary>The study as a caller sees it, with its place in the waiting list.</summary>
    public async Task<V1.Study> ShowAsync(Study study, CancellationToken cancellationToken)
    {
        var proto = study.ToProto(Month.Of(OsloTime.DateAt(clock.GetUtcNow())));
        if (study is { State: StudyState.Waitlisted, Classification.Lead: { } lead })
        {
            var before = await registry.CountWaitingBeforeAsync(lead, study.Priority, study.RegisteredAt, study.Id, cancellationToken);
            proto.Waiting = new V1.WaitingPlace
            {
                Position = before + 1,
                KeptFromTime = ClaimPolicy.StartFor(study.RegisteredAt).ToTimestamp(),
            };
            proto.Waiting.WaitsFor.AddRange(study.Plan!.Binding);
        }

        return proto;
    }
}
