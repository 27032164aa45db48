using Microsoft.Data.Sqlite;
using TrialMatch.Grains.Abstractions.Stores;
using TrialMatch.Storage.Sqlite;
using TrialMatch.Storage.Transfer;

namespace TrialMatch.Storage;

/// <summary>Operations on the embedded store's file that need no server.</summary>
public static class SqliteDatabase
{
    /// <summary>
    /// Copies the file as of its last commit to a new one, on disk when this returns. A server may own the folder and go on writing.
    /// </summary>
    /// <param name="file">The path of the copy. Nothing is overwritten.</param>
    /// <returns>The number of the last commit in the copy, and the copy's size in bytes.</returns>
    /// <exception cref="StorageUnavailableException">
    /// There is no file, it is damaged or lacks commits, or the copy cannot be written; the message says what to do.
    /// </exception>
    /// <exception cref="IOException">The copy's path is taken, or its folder is missing.</exception>
    /// <exception cref="UnauthorizedAccessException">The copy's folder may not be written.</exception>
    public static (long LastCommit, long Bytes) BackUp(SqliteStorageOptions options, string file) => SqliteBackup.Take(options, file);

    /// <summary>Writes all that the file keeps, as of one commit, in a form that every store reads. A server may own the folder and go on writing.</summary>
    /// <exception cref="StorageUnavailableException">The file cannot be read, lacks commits, or has another schema; the message says what to do.</exception>
    /// <exception cref="InvalidDataException">A state is damaged; the message names it.</exception>
    public static async Task<TransferCounts> ExportAsync(SqliteStorageOptions options, Stream output, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            using var export = SqliteExport.Open(options);
            return await ExportWriter.WriteAsync(export, output, now, cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new StorageUnavailableException(SqliteTroubles.Of(e, SqliteSnapshot.PathOf(options), options).Detail, e);
        }
    }

    /// <summary>Takes over what another store kept, all of it or nothing, into an empty data folder.</summary>
    /// <exception cref="StorageUnavailableException">The folder is in use, is not empty, or cannot be written; the message says what to do.</exception>
    /// <exception cref="InvalidDataException">The export is damaged or breaks a rule; the message names line and field.</exception>
    public static async Task<TransferCounts> ImportAsync(
        SqliteStorageOptions options, Stream input, IStoredGrainCheck check, CancellationToken cancellationToken)
    {
        try
        {
            using var import = SqliteImport.Open(options);
            return await ImportReader.ReadAsync(input, import, check, cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new StorageUnavailableException(SqliteTroubles.Of(e, SqliteSnapshot.PathOf(options), options).Detail, e);
        }
    }

    /// <summary>Makes the tables that lists and indicators read anew from the states. No server may own the folder.</summary>
    /// <returns>The number of studies that have a row.</returns>
    /// <exception cref="StorageUnavailableException">The folder is in use or cannot be written; the message says what to do.</exception>
    /// <exception cref="InvalidDataException">A state is damaged; the message names it.</exception>
    public static async Task<long> RebuildAsync(SqliteStorageOptions options, IStoredGrainRows rows, CancellationToken cancellationToken)
    {
        try
        {
            return await SqliteRebuild.RunAsync(options, rows, cancellationToken);
        }
        catch (SqliteException e)
        {
            throw new StorageUnavailableException(SqliteTroubles.Of(e, SqliteSnapshot.PathOf(options), options).Detail, e);
        }
    }
}
