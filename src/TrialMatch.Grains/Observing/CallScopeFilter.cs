using Microsoft.Extensions.Logging;
using TrialMatch.Grains.Abstractions.Observing;
using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Grains.Observing;

/// <summary>Has log lines of grains name the study and the request that a call belongs to: a study's grain its own, other grains their caller's.</summary>
internal sealed class CallScopeFilter(ILogger<CallScopeFilter> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var subject = CallSubject.Current;
        if (context.Grain is IStudyGrain study)
        {
            subject = subject with { Study = new StudyId(study.GetPrimaryKeyString()) };
            subject.Travel();
        }

        using (subject.BeginScope(logger))
        {
            await context.Invoke();
        }
    }
}
