namespace TrialMatch.Storage.Azure;

/// <summary>A blob as it was read.</summary>
/// <param name="ETag">Null where there is no blob.</param>
internal readonly record struct StateBlob(StateEnvelope Envelope, string? ETag)
{
    public long Version => Envelope.Version;
}
