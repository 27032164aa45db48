using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>What is stored of a state before a write; the default where nothing is.</summary>
internal readonly record struct StandingState(long Id, long Version, bool HasAdditions, bool HasStudyRow)
{
    public bool Exists => Version != StateVersion.None;
}
