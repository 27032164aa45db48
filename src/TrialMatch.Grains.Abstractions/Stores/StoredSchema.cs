namespace TrialMatch.Grains.Abstractions.Stores;

/// <summary>The schema version that stored documents carry.</summary>
public static class StoredSchema
{
    public const int Current = 1;

    /// <summary>Passes the version of a document that this program can read.</summary>
    /// <exception cref="InvalidDataException">A newer program stored it: what is not understood would be lost when it is stored again.</exception>
    public static int Require(int version) => version <= Current
        ? version
        : throw new InvalidDataException(
            $"it was stored by a newer version of this program: schemaVersion {version}, expected at most {Current}");
}
