namespace TrialMatch.Registries;

/// <summary>Thrown when a stream of records is incomplete or contains something else.</summary>
/// <param name="line">From 1.</param>
/// <param name="atByte">Of the line, from 1.</param>
/// <param name="reason">What was found, and what was expected.</param>
public sealed class RecordStreamException(long line, long atByte, string reason)
    : Exception(FormattableString.Invariant($"line {line}, byte {atByte}: {reason}"))
{
    public long Line { get; } = line;

    public long AtByte { get; } = atByte;
}
