using Microsoft.Data.Sqlite;
using TrialMatch.Storage.Sqlite;

namespace TrialMatch.Storage.Tests.Sqlite;

/// <summary>An outside tool that holds the file's write lock: no transaction begins meanwhile, so writes gather.</summary>
internal sealed class FileLockHolder : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    public FileLockHolder(string folder)
    {
        _connection = new SqliteConnection(
            $"Data Source={Path.Combine(folder, DataDirectory.DatabaseFileName)};Pooling=false");
        _connection.Open();
        _transaction = _connection.BeginTransaction();
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
