using System.Collections.Immutable;

namespace TrialMatch.Notices.Settings;

/// <summary>Who is told by e-mail, and through which server. Judged by <see cref="NoticesOptionsChecks"/>.</summary>
/// <param name="Recipients">
/// E-mail addresses by the id of a trust or a centre, each id and each address at most 254 characters. Whoever is not here is
/// told nothing.
/// </param>
public sealed record NoticesOptions(SmtpOptions Smtp, ImmutableSortedDictionary<string, ImmutableArray<string>> Recipients);
