using Orleans.Storage;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Azure;

/// <summary>Reads and writes envelopes through Orleans' own blob storage.</summary>
internal sealed class StateBlobs(IGrainStorage storage)
{
    /// <exception cref="InvalidDataException">The blob holds something else.</exception>
    public async Task<StateBlob> ReadAsync(GrainStateKey key)
    {
        var (name, grain) = BlobNames.Of(key);
        var state = new GrainState<StateEnvelope>();
        try
        {
            await storage.ReadStateAsync(name, grain, state);
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new InvalidDataException($"Cannot read {key}: its blob is damaged: {e.Message}", e);
        }

        return state.RecordExists ? new StateBlob(state.State!, state.ETag) : new StateBlob(new StateEnvelope(), ETag: null);
    }

    /// <param name="etag">Of the blob that this one follows; null where there was none.</param>
    /// <exception cref="InconsistentStateException">There is another blob by now, which may be this very one: a reply was lost, and it was sent again.</exception>
    public Task WriteAsync(GrainStateKey key, StateEnvelope envelope, string? etag)
    {
        var (name, grain) = BlobNames.Of(key);
        return storage.WriteStateAsync(name, grain, new GrainState<StateEnvelope>(envelope, etag) { RecordExists = etag is not null });
    }

    /// <summary>Writes a blob again as it is, to find out whether anything can be written.</summary>
    public async Task TouchAsync(GrainStateKey key)
    {
        var blob = await ReadAsync(key);
        try
        {
            await WriteAsync(key, blob.Envelope, blob.ETag);
        }
        catch (InconsistentStateException)
        {
            // Another process has just written it.
        }
    }
}
