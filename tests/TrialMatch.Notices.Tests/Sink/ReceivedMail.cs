using MimeKit;

namespace TrialMatch.Notices.Tests.Sink;

/// <summary>A message that a sink has taken over.</summary>
internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, MimeMessage Message);
