using System.Text;
using TrialMatch.Domain.Planning;
using TrialMatch.Notices.Settings;

namespace TrialMatch.Notices.Tests.Settings;

public sealed class NoticesFileTests
{
    private const string Full = """
        {
          "Notices": {
            // Comments are welcome.
            "Smtp": { "Host": "mail.example.org", "Port": 465, "UseTls": true, "User": "trialmatch", "From": "trialmatch@example.org" },
            "Recipients": {
              "bergen": ["answers@bergen.example.org", "office@bergen.example.org"],
              "brain-health": ["centre@brain.example.org"]
            }
          }
        }
        """;

    [Fact]
    public void A_full_file_gives_every_setting()
    {
        var options = Read(Full, "secret");

        Assert.Equal(new SmtpOptions("mail.example.org", "trialmatch@example.org", 465, UseTls: true, "trialmatch", "secret"), options.Smtp);
        Assert.Equal(["bergen", "brain-health"], options.Recipients.Keys);
        Assert.Equal(["answers@bergen.example.org", "office@bergen.example.org"], options.Recipients["bergen"]);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var options = Read("""{"notices":{"smtp":{"host":"mail.example.org","from":"a@example.org"}}}""");

        Assert.Equal(new SmtpOptions("mail.example.org", "a@example.org", 587), options.Smtp);
        Assert.Empty(options.Recipients);
    }

    [Theory]
    [InlineData("\"Port\": 465", "\"Port\": 0", "Notices.Smtp.Port: expected 1 to 65535, found 0")]
    [InlineData("mail.example.org", "", "Notices.Smtp.Host: expected the name of a mail server")]
    [InlineData("trialmatch@example.org", "nobody", "Notices.Smtp.From: expected an e-mail address")]
    [InlineData("\"UseTls\": true", "\"UseTls\": false", "Notices.Smtp.UseTls: expected true")]
    [InlineData("\"bergen\"", "\"brgen\"", "Notices.Recipients.brgen: expected the id of a trust or a centre")]
    [InlineData("office@bergen", "answers@bergen", "Notices.Recipients.bergen: expected each address once")]
    [InlineData("centre@brain.example.org", "Centre <centre@brain.example.org>", "Notices.Recipients.brain-health[0]: expected an e-mail address")]
    [InlineData("centre@brain.example.org", "centre", "Notices.Recipients.brain-health[0]: expected an e-mail address")]
    [InlineData("centre@brain.example.org", "a@b.org\\r\\nBcc: x@y.org", "Notices.Recipients.brain-health[0]: expected an e-mail address")]
    [InlineData("[\"centre@brain.example.org\"]", "[]", "Notices.Recipients.brain-health: expected 1 to 20 addresses, found 0")]
    [InlineData("[\"centre@brain.example.org\"]", "null", "Notices.Recipients.brain-health")]
    [InlineData("\"User\"", "\"Usr\"", "Notices")]
    [InlineData("\"Recipients\"", "\"Recipient\"", "Notices")]
    [InlineData("\"User\"", "\"Password\": \"secret\", \"User\"", "Notices")]
    [InlineData("465", "\"many\"", "$.Notices.Smtp.Port, line 4")]
    public void What_is_wrong_is_refused_by_name(string right, string wrong, string expected)
    {
        Assert.Contains(right, Full, StringComparison.Ordinal);

        var e = Assert.Throws<InvalidDataException>(() => Read(Full.Replace(right, wrong, StringComparison.Ordinal), "secret"));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void A_file_of_something_else_is_refused(string json) =>
        Assert.StartsWith("Notices", Assert.Throws<InvalidDataException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_user_without_a_password_and_a_password_without_a_user_are_refused()
    {
        var noPassword = Assert.Throws<InvalidDataException>(() => Read(Full));
        var noUser = Assert.Throws<InvalidDataException>(
            () => Read(Full.Replace("\"User\": \"trialmatch\", ", "", StringComparison.Ordinal), "secret"));

        Assert.Contains("TRIALMATCH_SMTP_PASSWORD", noPassword.Message, StringComparison.Ordinal);
        Assert.Contains("TRIALMATCH_SMTP_PASSWORD", noUser.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_may_go_unencrypted_to_this_machine_alone()
    {
        var here = Full.Replace("\"UseTls\": true", "\"UseTls\": false", StringComparison.Ordinal)
            .Replace("mail.example.org", "127.0.0.1", StringComparison.Ordinal);

        Assert.False(Read(here, "secret").Smtp.UseTls);
    }

    [Fact]
    public void Settings_do_not_show_their_password() =>
        Assert.DoesNotContain("secret", $"{Read(Full, "secret")}", StringComparison.Ordinal);

    private static NoticesOptions Read(string json, string? password = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return NoticesFile.Read(file, password, NetworkSeed.Load());
    }
}
