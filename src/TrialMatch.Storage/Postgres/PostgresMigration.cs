namespace TrialMatch.Storage.Postgres;

/// <summary>
/// One step of the database schema. A released step never changes; every change is a new step. A step only adds, so that servers of the
/// version before it keep running.
/// </summary>
/// <param name="ToVersion">The schema version afterwards; steps are numbered 1, 2, 3 …</param>
/// <param name="OldestProgram">
/// The lowest schema version whose programs still work on it. It is recorded in the database, so that these programs may be started again
/// after the step, as in the middle of an upgrade or on the way back.
/// </param>
internal sealed record PostgresMigration(int ToVersion, int OldestProgram, string Sql);
