using System.Net.Sockets;
using Npgsql;

namespace TrialMatch.Storage.Postgres;

/// <summary>Explains a failure to callers and to the operator. None is lasting: PostgreSQL looks after its own data.</summary>
internal static class PostgresTroubles
{
    public static StoreTrouble Of(Exception failure, PostgresStorageOptions options)
    {
        var (cause, advice, isTriedAgain) = CauseOf(failure);
        return new StoreTrouble(cause, $"{cause}: {PostgresConnections.Place(options)} ({failure.Message}). {advice}", IsTriedAgain: isTriedAgain);
    }

    /// <summary>
    /// Whether a pooled connection had already ended when it was used, because the server was restarted or closed it. Nothing was done on
    /// it, unless a commit was under way.
    /// </summary>
    public static bool IsEndedConnection(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or "25P03" or "57P05" } => true,
        PostgresException => false,
        NpgsqlException { InnerException: TimeoutException } => false,
        NpgsqlException { InnerException: IOException } => true,
        _ => false,
    };

    /// <summary>
    /// Whether a single write may be the cause rather than the store: its values cannot be stored, or it collided with another process.
    /// The transaction changed nothing, and its writes may be tried one by one.
    /// </summary>
    public static bool MayBeOneWrites(PostgresException e) => IsBrokenRule(e) || IsCollision(e);

    /// <summary>A value out of a column's range, or a row that violates a constraint.</summary>
    public static bool IsBrokenRule(PostgresException e) =>
        e.SqlState.StartsWith("22", StringComparison.Ordinal) || e.SqlState.StartsWith("23", StringComparison.Ordinal);

    /// <summary>Another process wrote the same state at the same time: a new read sees what it wrote.</summary>
    public static bool IsCollision(PostgresException e) =>
        e.SqlState.StartsWith("40", StringComparison.Ordinal)
        || e is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PostgresMigrations.StateKeyConstraint };

    private static (string Cause, string Advice, bool IsTriedAgain) CauseOf(Exception failure) => failure switch
    {
        PostgresException e => CauseOf(e),
        NpgsqlException { InnerException: TimeoutException } or TimeoutException =>
            ("the database does not answer in time", "Look at its load and at the network.", true),
        NpgsqlException { InnerException: SocketException or IOException } =>
            ("the database cannot be reached", "Look whether it runs and whether the network lets this machine through.", true),
        _ => ("the store reports an error", "Look into the database's log.", true),
    };

    private static (string Cause, string Advice, bool IsTriedAgain) CauseOf(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.DiskFull => ("the disk of the database is full", "Free space on it.", true),
        PostgresErrorCodes.TooManyConnections => (
            "the database takes no more connections", "Raise its max_connections, or let fewer programs use it.", true),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow =>
            ("the database is starting or stopping", "Wait until it is up.", true),
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ("the database refuses the service's name or password", "Renew them, and restart the server with the new ones.", false),
        PostgresErrorCodes.InvalidCatalogName => ("there is no such database", "Create it, or name the right one.", false),
        PostgresErrorCodes.ReadOnlySqlTransaction => (
            "the database may only be read", "It is a replica, or set to be read only: name the primary.", true),
        PostgresErrorCodes.InsufficientPrivilege => (
            "the database denies the service a right", "Grant the service's role all rights on the schema 'trialmatch'.", false),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or "25P03" => (
            "the database takes too long", "Look at its load and at who holds locks.", true),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn =>
            ("the database lacks a table", "Run 'migrate', or put a backup in place.", false),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => (
            "the database is damaged", "Stop the server and look into the database's log; it may take a backup.", false),
        _ => ("the database reports an error", "Look into its log.", true),
    };
}
