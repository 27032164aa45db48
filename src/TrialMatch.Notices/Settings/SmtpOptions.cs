namespace TrialMatch.Notices.Settings;

/// <summary>The mail server that sends the notices.</summary>
/// <param name="Host">Its name or address. Required.</param>
/// <param name="From">The address that messages come from. Required.</param>
/// <param name="Port">1 to 65,535; default 587.</param>
/// <param name="UseTls">
/// Default true: TLS from the first byte on port 465, STARTTLS on any other port. If TLS is not available, nothing is sent.
/// </param>
/// <param name="User">The account to log in with; null if the server needs none.</param>
/// <param name="Password">Set by the environment, never by a file. Present if and only if there is a user.</param>
public sealed record SmtpOptions(
    string Host,
    string From,
    int Port = SmtpOptions.DefaultPort,
    bool UseTls = true,
    string? User = null,
    string? Password = null)
{
    public const int DefaultPort = 587;

    /// <summary>The port on which TLS starts with the first byte.</summary>
    public const int TlsPort = 465;

    /// <summary>Omits the password, so that no log shows it.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
