using System.Net;
using MimeKit;
using TrialMatch.Domain.Planning;
using TrialMatch.Notices.Mail;
using TrialMatch.Primitives;

namespace TrialMatch.Notices.Settings;

/// <summary>Returns all violations in the settings at once, by the field's path in the file.</summary>
public static class NoticesOptionsChecks
{
    public const int MaxAddressesPerRecipient = 20;

    private const int MaxAddressLength = 254;

    public static IReadOnlyList<Violation> Of(NoticesOptions options, NetworkSeed network)
    {
        var violations = new List<Violation>();
        CheckSmtp(options.Smtp, violations);
        var known = network.Trusts.Select(trust => trust.Id.Value)
            .Concat(network.Centres.Select(centre => centre.Id.Value))
            .Append(Recipients.CoordinatingUnit)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (id, addresses) in options.Recipients)
        {
            var field = $"Notices.Recipients.{id}";
            Require(violations, known.Contains(id), field, $"expected the id of a trust or a centre of the network, or {Recipients.CoordinatingUnit}");
            Require(
                violations,
                addresses.Length is >= 1 and <= MaxAddressesPerRecipient,
                field,
                $"expected 1 to {MaxAddressesPerRecipient} addresses, found {addresses.Length}");
            Require(
                violations,
                addresses.Distinct(StringComparer.OrdinalIgnoreCase).Count() == addresses.Length,
                field,
                "expected each address once");
            for (var i = 0; i < addresses.Length; i++)
            {
                Require(violations, IsAddress(addresses[i]), $"{field}[{i}]", "expected an e-mail address");
            }
        }

        return violations;
    }

    private static void CheckSmtp(SmtpOptions smtp, List<Violation> violations)
    {
        Require(violations, !string.IsNullOrWhiteSpace(smtp.Host), "Notices.Smtp.Host", "expected the name of a mail server");
        Require(violations, IsAddress(smtp.From), "Notices.Smtp.From", "expected an e-mail address");
        Require(
            violations,
            smtp.Port is >= 1 and <= IPEndPoint.MaxPort,
            "Notices.Smtp.Port",
            $"expected 1 to {IPEndPoint.MaxPort}, found {smtp.Port}");
        Require(
            violations,
            smtp.User is null == smtp.Password is null,
            "Notices.Smtp.User",
            $"expected a user with the password in {NoticesFile.PasswordVariable}, or neither");
        Require(
            violations,
            smtp.User is null || smtp.UseTls || IsLoopback(smtp.Host),
            "Notices.Smtp.UseTls",
            "expected true: a password is sent unencrypted to this machine only");
    }

    // Checks the form only: whether the mailbox exists, only the server can tell.
    private static bool IsAddress(string? text) =>
        text is { Length: > 0 and <= MaxAddressLength }
        && MailboxAddress.TryParse(text, out var mailbox)
        && string.Equals(mailbox.Address, text, StringComparison.Ordinal)
        && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at < text.Length - 1;

    private static bool IsLoopback(string? host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static void Require(List<Violation> violations, bool isTrue, string field, string expected)
    {
        if (!isTrue)
        {
            violations.Add(new Violation(field, expected));
        }
    }
}
