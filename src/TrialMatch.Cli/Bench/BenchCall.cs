using TrialMatch.Cli.Server;

namespace TrialMatch.Cli.Bench;

/// <summary>A call that is ready to be sent.</summary>
/// <param name="Kind">What it is: where nothing could be answered, a step that has to come first.</param>
internal sealed record BenchCall(CallKind Kind, Func<ServerConnection, Task> SendAsync);
