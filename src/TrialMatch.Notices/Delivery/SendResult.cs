namespace TrialMatch.Notices.Delivery;

/// <param name="Reason">Why the message was not accepted, suitable for a log: never the server's own words, which quote addresses.</param>
internal readonly record struct SendResult(SendOutcome Outcome, string Reason);
