namespace TrialMatch.Storage;

/// <summary>Thrown for a trouble that the store itself detected, not one that the database reported.</summary>
internal sealed class StoreTroubleException(StoreTrouble trouble) : IOException(trouble.Detail)
{
    public StoreTrouble Trouble { get; } = trouble;
}
