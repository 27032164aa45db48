using System.Diagnostics;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Services;

/// <summary>Names what a call is about in its trace, so that an operator finds the trace of a study or of a request.</summary>
internal static class CallTrace
{
    public static void Tell(StudyId study, RequestId requestId) =>
        Activity.Current?.SetTag("trialmatch.study", study.Value).SetTag("trialmatch.request_id", requestId.Value);
}
