namespace TrialMatch.Storage.Postgres;

/// <summary>
/// One step of the database schema. A released step never changes; every change is a new step. A step only adds, so that servers of the
/// version before it keep running.
/// </summary>
/// <param name="ToVersion">The schema version afterwards; steps are numbered 1, 2, 3 …</param>
internal sealed record PostgresMigration(int ToVersion, string Sql);
