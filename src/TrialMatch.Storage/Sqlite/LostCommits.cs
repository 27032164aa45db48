using System.Globalization;

namespace TrialMatch.Storage.Sqlite;

/// <summary>Refuses a database that lacks commits recorded in the mark beside it.</summary>
internal static class LostCommits
{
    /// <param name="marked">The last commit according to the mark; null if there is none.</param>
    /// <param name="found">The last commit according to the database; null if it is missing, empty, or has never counted commits.</param>
    /// <exception cref="StorageUnavailableException">Commits are lost, and the options do not accept exactly this loss.</exception>
    public static void Refuse(LastCommit? marked, LastCommit? found, string path, SqliteStorageOptions options)
    {
        if (marked is not { Number: > 0 } mark || options.AcceptedLoss == mark.Number || IsWhole(mark, found))
        {
            return;
        }

        throw new StorageUnavailableException(string.Create(
            CultureInfo.InvariantCulture,
            $"Data is lost: {Describe(mark, found, path)} Copy the folder as it is, then put the newest backup in place of all of trialmatch.db, trialmatch.db-wal and trialmatch.db-shm. To go on without what is lost, start once with {options.AcceptedLossSetting} {mark.Number}."));
    }

    private static bool IsWhole(LastCommit mark, LastCommit? found) =>
        found is { } last && last.DatabaseId == mark.DatabaseId && last.Number >= mark.Number;

    private static string Describe(LastCommit mark, LastCommit? found, string path) => found switch
    {
        null => string.Create(CultureInfo.InvariantCulture, $"'{path}' is missing, empty or of another time, but {mark.Number} commits were made to it."),
        { } other when other.DatabaseId != mark.DatabaseId => string.Create(
            CultureInfo.InvariantCulture, $"'{path}' is another database than the one to which {mark.Number} commits were made here."),
        { } last => string.Create(
            CultureInfo.InvariantCulture,
            $"the last commit in '{path}' is number {last.Number}, but number {mark.Number} was made. Its write-ahead log (-wal) was deleted or damaged, or an older copy was put in its place."),
    };
}
