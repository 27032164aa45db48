namespace TrialMatch.Storage.Sqlite;

/// <summary>A step forward of the file's schema. Once released, a step never changes; a change is a new step.</summary>
/// <param name="ToVersion">The schema version the file has afterwards; steps are numbered 1, 2, 3 …</param>
internal sealed record SqliteMigration(int ToVersion, string Sql);
