namespace TrialMatch.Storage.Sqlite;

/// <summary>A step of the file's schema. A released step never changes; a change is a new step.</summary>
/// <param name="ToVersion">The schema version after the step; steps are numbered 1, 2, 3 …</param>
internal sealed record SqliteMigration(int ToVersion, string Sql);
