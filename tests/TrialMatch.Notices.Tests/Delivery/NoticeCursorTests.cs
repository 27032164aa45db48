using System.Text.Json;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Notices.Delivery;

namespace TrialMatch.Notices.Tests.Delivery;

public sealed class NoticeCursorTests
{
    private const string Stored = """{"schemaVersion":1,"sequence":42}""";

    [Fact]
    public void On_disk_it_has_this_form_and_is_read_back_from_it()
    {
        Assert.Equal(Stored, JsonSerializer.Serialize(new NoticeCursor { Sequence = 42 }, DomainJson.Options));
        Assert.Equal(42, JsonSerializer.Deserialize<NoticeCursor>(Stored, DomainJson.Options)!.Sequence);
    }

    [Fact]
    public void A_mailbox_goes_by_a_fingerprint_where_its_address_must_not_stand()
    {
        var mailbox = new Mailbox("bergen", "somebody@example.org");

        Assert.Matches("^bergen/[0-9a-f]{16}$", mailbox.ToString());
        Assert.Equal($"notice-cursor/{mailbox}", CursorStore.GrainOf(mailbox).ToString());
        Assert.NotEqual(mailbox.Fingerprint, new Mailbox("bergen", "somebody.else@example.org").Fingerprint);
    }
}
