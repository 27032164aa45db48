namespace TrialMatch.Storage.Sqlite;

/// <summary>
/// The feed's sequences in blocks of 1,024. For each topic the blocks are on record in which it occurs; within one, rows are looked at one
/// by one. An index of each row by topic would write as many pages as there are topics, again with each commit.
/// </summary>
internal static class FeedBlocks
{
    // Also in the statements of SqliteFeed and in the migration that filled the table.
    private const int Shift = 10;

    public static long Of(long sequence) => sequence >> Shift;
}
