using System.Diagnostics;
using TrialMatch.Grains.Abstractions.Observing;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Services;

internal static class CallTrace
{
    /// <summary>Names in the call's trace the study that it registers: no field of the request does.</summary>
    public static void Tell(StudyId study) => Activity.Current?.SetTag(CallSubject.StudyName, study.Value);
}
