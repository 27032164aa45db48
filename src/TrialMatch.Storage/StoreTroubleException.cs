namespace TrialMatch.Storage;

/// <summary>A trouble that the store found by itself, not through an error of the database.</summary>
internal sealed class StoreTroubleException(StoreTrouble trouble) : IOException(trouble.Detail)
{
    public StoreTrouble Trouble { get; } = trouble;
}
