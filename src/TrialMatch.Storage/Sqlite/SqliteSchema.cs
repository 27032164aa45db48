using Microsoft.Data.Sqlite;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Recognises this program's files and migrates them to the current schema.</summary>
internal static class SqliteSchema
{
    /// <summary>"TrM1" in ASCII, the application id in the header of each file.</summary>
    public const int ApplicationId = 0x54724D31;

    /// <summary>Refuses files of other programs and of newer versions, without changing them.</summary>
    /// <exception cref="StorageUnavailableException">The file belongs to another program or to a newer version of this one.</exception>
    public static void RefuseForeign(SqliteConnection connection, IReadOnlyList<SqliteMigration> migrations, SqliteStorageOptions options)
    {
        var version = ReadVersion(connection, options.DataDirectorySetting);
        var latest = migrations[^1].ToVersion;
        if (version > latest)
        {
            throw new StorageUnavailableException(
                $"'{connection.DataSource}' has schema version {version}; this program knows up to {latest}. "
                + $"It was written by a newer version: run that one, restore a file from before the upgrade, or name another folder with {options.DataDirectorySetting}.");
        }
    }

    /// <summary>Refuses a file of an older version too, without changing it.</summary>
    /// <exception cref="StorageUnavailableException">The file has another schema.</exception>
    public static void RequireCurrent(SqliteConnection connection, IReadOnlyList<SqliteMigration> migrations, SqliteStorageOptions options)
    {
        RefuseForeign(connection, migrations, options);
        var (version, latest) = (ReadVersion(connection, options.DataDirectorySetting), migrations[^1].ToVersion);
        if (version < latest)
        {
            throw new StorageUnavailableException(
                $"'{connection.DataSource}' has schema version {version}; this program needs {latest}: start a server of this program on it once.");
        }
    }

    /// <summary>Runs the steps that the file has not had yet, each in a transaction of its own.</summary>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<SqliteMigration> migrations)
    {
        var version = ReadVersion(connection, nameof(SqliteStorageOptions.DataDirectory));
        foreach (var migration in migrations.Where(m => m.ToVersion > version))
        {
            Run(connection, migration);
        }
    }

    private static long ReadVersion(SqliteConnection connection, string folderSetting)
    {
        try
        {
            var applicationId = Scalar(connection, "PRAGMA application_id");
            var version = Scalar(connection, "PRAGMA user_version");
            var isEmpty = Scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0;
            if (applicationId == ApplicationId || (applicationId == 0 && version == 0 && isEmpty))
            {
                return version;
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new StorageUnavailableException(
                $"'{connection.DataSource}' is not an SQLite file: it is damaged, or another program's. {SqliteTroubles.RestoreAdvice}", e);
        }

        throw new StorageUnavailableException(
            $"'{connection.DataSource}' is an SQLite file of another program; "
            + $"this one needs a folder of its own: name one with {folderSetting}.");
    }

    // Application id and version are in the file's header, so they change together with the tables or not at all.
    private static void Run(SqliteConnection connection, SqliteMigration migration)
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, transaction, migration.Sql);
        Execute(connection, transaction, FormattableString.Invariant($"PRAGMA application_id = {ApplicationId}"));
        Execute(connection, transaction, FormattableString.Invariant($"PRAGMA user_version = {migration.ToVersion}"));
        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text comes from this assembly alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text comes from this class alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
