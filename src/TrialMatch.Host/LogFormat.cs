namespace TrialMatch.Host;

/// <summary>The form of the log messages on standard error.</summary>
public enum LogFormat
{
    /// <summary>A line for people.</summary>
    Text = 0,

    /// <summary>A JSON object a line, with the study and the request that it belongs to, and its trace.</summary>
    Json = 1,
}
