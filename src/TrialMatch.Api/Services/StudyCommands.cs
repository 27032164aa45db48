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

/// <summary>Sends a caller's command to the study and returns the study after it.</summary>
internal sealed class StudyCommands(IGrainFactory grains, IStudyRegistry registry, TimeProvider clock)
{
    /// <param name="fields">The violations found while reading <paramref name="wanted"/>.</param>
    /// <param name="command">The fields common to all commands.</param>
    /// <exception cref="RpcException">A field is wrong, the study does not exist, or it refuses the command.</exception>
    public async Task<V1.Study> DoAsync(RequestReader fields, StudyCommand command, CommandEvent wanted, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var requestId = new RequestId(command.RequestId);
        var study = fields.Study(command.StudyField, command.Study);
        fields.Add(CommandDecisions.ViolationsOfForm(requestId, wanted));
        fields.ThrowIfAny();
        var reply = await grains.GetGrain<IStudyGrain>(study.Value).RecordAsync(
            new RecordEvent(requestId, caller.Actor, wanted, Etags.Read(command.Etag), caller.Authority));
        return reply switch
        {
            { Refusal: { } refusal } => throw ApiErrors.From(refusal),
            { Study: { } after } => await ShowAsync(after, context),
            _ => throw ApiErrors.NotFound(command.Study),
        };
    }

    /// <summary>Returns the study with its place on the waiting list.</summary>
    public async Task<V1.Study> ShowAsync(Study study, ServerCallContext context)
    {
        var proto = study.ToProto(Month.Of(OsloTime.DateAt(clock.GetUtcNow())));
        if (study is { State: StudyState.Waitlisted, Classification.Lead: { } lead })
        {
            var before = await registry.CountWaitingBeforeAsync(lead, study.Priority, study.RegisteredAt, study.Id, context.CancellationToken);
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
