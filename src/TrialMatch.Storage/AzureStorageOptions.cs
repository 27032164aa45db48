namespace TrialMatch.Storage;

/// <summary>Settings of the store whose states lie in Azure's blobs. Those of its lists are <see cref="PostgresStorageOptions"/>.</summary>
public sealed class AzureStorageOptions
{
    /// <summary>
    /// The storage account: a connection string, or the URI of its blobs, such as "https://example.blob.core.windows.net", which the
    /// service then signs in to by its managed identity. Required.
    /// </summary>
    public string Account { get; set; } = "";

    /// <summary>What operators know <see cref="Account"/> as, such as "TRIALMATCH_AZURE_STORAGE"; for messages to them.</summary>
    public string AccountSetting { get; set; } = nameof(Account);

    /// <summary>The container of the states, created when missing. 3 to 50 lower-case letters and digits; default "trialmatch".</summary>
    public string Container { get; set; } = "trialmatch";

    /// <summary>What operators know <see cref="Container"/> as, such as "TRIALMATCH_AZURE_CONTAINER"; for messages to them.</summary>
    public string ContainerSetting { get; set; } = nameof(Container);

    /// <summary>Writes under way at once, each with two connections to the database. 1 to 64; default 16, a guess.</summary>
    public int MaxWriters { get; set; } = 16;

    /// <summary>How often is looked for writes that were begun and left. 1 to 3,600 seconds; default 5, a choice.</summary>
    public int SweepSeconds { get; set; } = 5;

    /// <summary>How old a write must be to count as left. 1 to 3,600 seconds; default 10, a choice: one that only takes long is begun anew.</summary>
    public int LeftAfterSeconds { get; set; } = 10;
}
