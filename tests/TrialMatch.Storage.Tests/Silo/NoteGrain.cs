namespace TrialMatch.Storage.Tests.Silo;

/// <summary>Keeps one state under each of the store's names and writes the second as it is deactivated.</summary>
internal sealed class NoteGrain(
    [PersistentState("note")] IPersistentState<Note> note,
    [PersistentState("last", SqliteStorageSiloBuilderExtensions.DefaultName)] IPersistentState<Note> last) : Grain, INoteGrain
{
    public async Task WriteAsync(string text)
    {
        note.State = new Note { Text = text };
        await note.WriteStateAsync();
    }

    public Task<string> ReadAsync() => Task.FromResult(note.State.Text);

    public Task<string> ReadLastWordsAsync() => Task.FromResult(last.State.Text);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        last.State = new Note { Text = note.State.Text + " at last" };
        await last.WriteStateAsync(cancellationToken);
    }
}
