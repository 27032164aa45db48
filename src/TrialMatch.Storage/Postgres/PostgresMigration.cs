namespace TrialMatch.Storage.Postgres;

/// <summary>
/// A step forward of the database's schema. Once released, a step never changes; a change is a new step. It only adds, so that a program
/// that knows the schema before it goes on meanwhile.
/// </summary>
/// <param name="ToVersion">The schema version afterwards; steps are numbered 1, 2, 3 …</param>
internal sealed record PostgresMigration(int ToVersion, string Sql);
