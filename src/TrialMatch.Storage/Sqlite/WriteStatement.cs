using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// A statement of the writer, prepared once and run for nearly every write. Values are bound by position, while the ADO.NET provider would
/// look each parameter up by name every time. For use within a transaction: it does not wait for locks.
/// </summary>
/// <param name="sql">Text from this assembly; never built from input. Its parameters are ?1, ?2 …</param>
internal sealed class WriteStatement(SqliteConnection connection, string sql) : IDisposable
{
    private sqlite3_stmt? _prepared;
    private int _bound;

    /// <summary>Binds the next parameter.</summary>
    public WriteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(Prepared, ++_bound, value));
        return this;
    }

    /// <inheritdoc cref="Bind(long)"/>
    public WriteStatement Bind(long? value) => value is { } number ? Bind(number) : BindNull();

    /// <inheritdoc cref="Bind(long)"/>
    public WriteStatement Bind(double value)
    {
        Check(raw.sqlite3_bind_double(Prepared, ++_bound, value));
        return this;
    }

    /// <inheritdoc cref="Bind(long)"/>
    public WriteStatement Bind(double? value) => value is { } number ? Bind(number) : BindNull();

    /// <inheritdoc cref="Bind(long)"/>
    public WriteStatement Bind(string? value)
    {
        if (value is null)
        {
            return BindNull();
        }

        Check(raw.sqlite3_bind_text(Prepared, ++_bound, value));
        return this;
    }

    /// <inheritdoc cref="Bind(long)"/>
    public WriteStatement Bind(ReadOnlyMemory<byte>? value)
    {
        if (value is not { } bytes)
        {
            return BindNull();
        }

        Check(raw.sqlite3_bind_blob(Prepared, ++_bound, bytes.Span));
        return this;
    }

    /// <summary>Runs the statement with the bound values.</summary>
    /// <returns>The number of rows changed.</returns>
    /// <exception cref="SqliteException">The statement failed and changed nothing.</exception>
    public int Run()
    {
        Read(static _ => 0);
        return raw.sqlite3_changes(connection.Handle);
    }

    /// <summary>Runs the statement with the bound values, and reads each row returned.</summary>
    /// <returns>The result of reading the last row; the type's default if there is none.</returns>
    /// <inheritdoc cref="Run" path="/exception"/>
    public T? Read<T>(Func<sqlite3_stmt, T> read)
    {
        try
        {
            T? last = default;
            int result;
            while ((result = raw.sqlite3_step(Prepared)) == raw.SQLITE_ROW)
            {
                last = read(Prepared);
            }

            Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
            return last;
        }
        finally
        {
            _bound = 0;
            _ = raw.sqlite3_reset(Prepared);
        }
    }

    public void Dispose() => _prepared?.Dispose();

    private sqlite3_stmt Prepared => _prepared ??= Prepare();

    private WriteStatement BindNull()
    {
        Check(raw.sqlite3_bind_null(Prepared, ++_bound));
        return this;
    }

    private sqlite3_stmt Prepare()
    {
        Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var prepared));
        return prepared;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            _bound = 0;
            SqliteException.ThrowExceptionForRC(result, connection.Handle);
        }
    }
}
