namespace TrialMatch.Storage;

/// <summary>Settings of the store in PostgreSQL.</summary>
public sealed class PostgresStorageOptions : StorageOptions
{
    /// <summary>
    /// Which server and which database, as Npgsql reads it: "Host=…;Database=…;Username=…;Password=…". Pooling between the service and
    /// the server must keep a session with its connection. Required.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>What operators know <see cref="ConnectionString"/> as, such as "TRIALMATCH_POSTGRES"; for messages to them.</summary>
    public string ConnectionStringSetting { get; set; } = nameof(ConnectionString);

    /// <summary>
    /// How long a statement may take, and how long a transaction that its client has left may hold what it locked, before the server
    /// ends it. 1 to 600 seconds; default 10, a choice.
    /// </summary>
    public int LongestStatementSeconds { get; set; } = 10;
}
