using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Crash;

/// <summary>A command as its caller sends it: each time the same, with the same request id.</summary>
/// <param name="type">The type of the event that it brings about.</param>
/// <param name="assertDone">Checks that its effect is in the study, whatever happened since.</param>
internal sealed class SentCommand(string requestId, string type, Func<ApiClient, Task<Study>> sendAsync, Action<Study> assertDone)
{
    public string RequestId => requestId;

    public string Type => type;

    public Task<Study> SendAsync(ApiClient client) => sendAsync(client);

    public void AssertDoneIn(Study study) => assertDone(study);
}
