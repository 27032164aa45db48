using System.Text.RegularExpressions;

namespace TrialMatch.Service.Tests.Server;

/// <summary>What a server process wrote to standard error, line by line.</summary>
internal sealed partial class ServerLog
{
    private readonly List<string> _lines = [];
    private readonly Lock _gate = new();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _lines.Count;
            }
        }
    }

    public string Text => string.Join('\n', From(0));

    public void Add(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
        }
    }

    /// <summary>The errors among the lines from an index on: a log entry at error or above, or what a crash prints.</summary>
    public IReadOnlyList<string> ErrorsFrom(int index) => [.. From(index).Where(line => ErrorPattern().IsMatch(line))];

    /// <summary>The lines that match.</summary>
    public IReadOnlyList<string> LinesOf(Regex pattern) => [.. From(0).Where(line => pattern.IsMatch(line))];

    private List<string> From(int index)
    {
        lock (_gate)
        {
            return _lines[index..];
        }
    }

    [GeneratedRegex(@"^\S+Z (fail|crit): |^Unhandled exception|^TrialMatch cannot start", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ErrorPattern();
}
