namespace TrialMatch.Cli.Tests.Harness;

/// <summary>Keeps what is written, and does something at the first line of a kind, before whoever writes it goes on.</summary>
internal sealed class WatchedWriter(Func<string, bool> isAwaited, Action act) : StringWriter
{
    private bool _hasActed;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (!_hasActed && value is not null && isAwaited(value))
        {
            _hasActed = true;
            act();
        }
    }
}
