using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;
using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Primitives;
using TrialMatch.Storage.Azure;
using TrialMatch.Storage.Tests.Registry;

namespace TrialMatch.Storage.Tests.Azure;

/// <summary>What lies in blobs stays readable.</summary>
public sealed class StateEnvelopeTests
{
    private const string Stored =
        """
        {"version":7,"payload":"AQID","isCompressed":true,"entry":{"id":"study-1","sponsor":"sponsor-1","title":"A study","state":"Registered","lead":"Cancer","registeredAt":"2027-03-01T08:00:00+00:00","priority":3,"requests":[],"identityKeys":["key"],"knownDuplicates":[],"isBlinded":true,"interventionTypes":[],"homes":[],"recruitment":[]},"feed":[{"topic":"notices","at":"2027-03-01T08:00:00+00:00","payload":"told"}]}
        """;

    private static readonly StateEnvelope Envelope = new()
    {
        Version = 7,
        Payload = [1, 2, 3],
        IsCompressed = true,
        Entry = new StudyEntry(
            new StudyId("study-1"), new SponsorId("sponsor-1"), "A study", StudyState.Registered, Area.Cancer, ListedStudy.Start, DueAt: null, Priority: 3, Requests: [])
        {
            IdentityKeys = ["key"],
            IsBlinded = true,
        },
        Feed = [FedNote.Item("notices", "told")],
    };

    [Fact]
    public void An_envelope_is_stored_in_the_form_that_lies_in_blobs() =>
        Assert.Equal(Stored, JsonSerializer.Serialize(Envelope, DomainJson.Options));

    [Fact]
    public void The_form_that_lies_in_blobs_is_read() =>
        Assert.Equivalent(Envelope, JsonSerializer.Deserialize<StateEnvelope>(Stored, DomainJson.Options), strict: true);

    [Fact]
    public void What_was_stored_before_recruitment_was_is_read_as_without() => Assert.Equivalent(
        Envelope,
        JsonSerializer.Deserialize<StateEnvelope>(
            Stored.Replace(",\"interventionTypes\":[],\"homes\":[],\"recruitment\":[]", "", StringComparison.Ordinal), DomainJson.Options),
        strict: true);

    [Fact]
    public void What_was_stored_before_studies_could_be_blinded_is_read_as_not_blinded()
    {
        var before = JsonSerializer.Deserialize<StateEnvelope>(Stored.Replace(",\"isBlinded\":true", "", StringComparison.Ordinal), DomainJson.Options)!;

        Assert.Equivalent(Envelope with { Entry = Envelope.Entry! with { IsBlinded = false } }, before, strict: true);
    }
}
