using System.Collections.Immutable;

namespace TrialMatch.Notices.Settings;

/// <summary>The recipients of e-mail notices and the mail server. Validated by <see cref="NoticesOptionsChecks"/>.</summary>
/// <param name="Recipients">
/// E-mail addresses by the id of a trust or a centre, each id and each address at most 254 characters. Trusts and centres that are not
/// listed receive nothing.
/// </param>
public sealed record NoticesOptions(SmtpOptions Smtp, ImmutableSortedDictionary<string, ImmutableArray<string>> Recipients);
