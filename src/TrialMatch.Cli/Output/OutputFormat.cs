using Google.Protobuf.Reflection;

namespace TrialMatch.Cli.Output;

internal enum OutputFormat
{
    [OriginalName("text")]
    Text = 0,

    [OriginalName("json")]
    Json = 1,
}
