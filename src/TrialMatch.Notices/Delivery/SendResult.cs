namespace TrialMatch.Notices.Delivery;

/// <param name="Reason">Why it was not accepted, fit for a log: never a server's own words, which quote addresses.</param>
internal readonly record struct SendResult(SendOutcome Outcome, string Reason);
