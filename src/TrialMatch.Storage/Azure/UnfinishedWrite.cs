using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Azure;

/// <summary>The mark of a write that was begun and whose end nobody has noted.</summary>
internal readonly record struct UnfinishedWrite(long Id, GrainStateKey Key);
