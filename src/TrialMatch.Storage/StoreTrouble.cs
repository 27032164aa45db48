namespace TrialMatch.Storage;

/// <summary>Why a store cannot do its work.</summary>
/// <param name="Cause">In plain words for any caller, such as "the disk is full": no paths, nothing of our insides.</param>
/// <param name="Detail">The same for the operator: what is concerned, and what to do.</param>
/// <param name="IsLasting">It does not pass by itself: the store takes no more writes until it is restarted.</param>
internal sealed record StoreTrouble(string Cause, string Detail, bool IsLasting = false);
