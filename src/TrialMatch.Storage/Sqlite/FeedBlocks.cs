namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// Divides the feed's sequences into blocks of 1,024. For each topic, the blocks in which it occurs are recorded; within a block, rows are
/// scanned. An index of all rows by topic would write as many pages per commit as there are topics.
/// </summary>
internal static class FeedBlocks
{
    // Also in the statements of SqliteFeed and in the migration that filled the table.
    private const int Shift = 10;

    public static long Of(long sequence) => sequence >> Shift;
}
