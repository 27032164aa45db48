using TrialMatch.Api.Access;
using TrialMatch.Api.Mapping;
using TrialMatch.Domain.Studies;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;
using StudyEvent = TrialMatch.V1.StudyEvent;
using EventAuthority = TrialMatch.V1.EventAuthority;

namespace TrialMatch.Api.Tests.Access;

/// <summary>Who may learn who caused an event (R7).</summary>
public class EventActorsTests
{
    private static readonly Authority BySponsor = new("sponsor", "acme", "555", "777");
    private static readonly Authority BySite = new("site", "bergen", "983", "888");
    private static readonly Authority ByCentre = new("centre", "brain", "984", "");
    private static readonly Authority ByNational = new("national", "", "985", "");

    public static TheoryData<string> Everyone => ["sponsor:acme", "site:bergen", "site:oslo", "centre:brain", "region:west", "national", "operator"];

    [Fact]
    public void A_sponsor_sees_its_own_people_whole_and_of_others_only_the_role_and_the_trust_of_a_site()
    {
        AssertWhole(BySponsor, "sponsor:acme", "sponsors/acme");
        AssertRoleOnly(BySite, "sponsor:acme", "trusts/bergen");
        AssertRoleOnly(ByCentre, "sponsor:acme");
        AssertRoleOnly(ByNational, "sponsor:acme");
    }

    [Theory]
    [InlineData("site:bergen")]
    [InlineData("site:oslo")]
    [InlineData("centre:brain")]
    [InlineData("region:west")]
    public void Sites_centres_and_regions_see_everyone_whole_but_of_the_sponsor_only_the_role(string reader)
    {
        AssertRoleOnly(BySponsor, reader);
        AssertWhole(BySite, reader, "trusts/bergen");
        AssertWhole(ByCentre, reader, "centres/brain");
        AssertWhole(ByNational, reader, "");
    }

    [Theory]
    [InlineData("national")]
    [InlineData("operator")]
    public void The_coordinating_unit_and_the_operator_see_everyone_whole(string reader)
    {
        AssertWhole(BySponsor, reader, "sponsors/acme");
        AssertWhole(BySite, reader, "trusts/bergen");
        AssertWhole(ByNational, reader, "");
        Assert.Equal("anna", Told(authority: null, reader).Actor);
    }

    [Theory]
    [InlineData("sponsor:acme")]
    [InlineData("site:bergen")]
    [InlineData("region:west")]
    public void Who_caused_an_event_before_authorities_were_recorded_is_told_to_no_one_else(string reader)
    {
        var told = Told(authority: null, reader);

        Assert.Empty(told.Actor);
        Assert.Null(told.Authority);
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void That_the_service_itself_did_it_is_told_to_everyone(string reader) =>
        Assert.Equal("trialmatch", Told(authority: null, reader, Actor.Service).Actor);

    private static void AssertWhole(Authority authority, string reader, string scope)
    {
        var told = Told(authority, reader);
        Assert.Equal("anna", told.Actor);
        Assert.Equal(
            new EventAuthority { Role = authority.Role, Scope = scope, Organisation = authority.Organisation, ActingOrganisation = authority.ActingOrganisation },
            told.Authority);
    }

    private static void AssertRoleOnly(Authority authority, string reader, string scope = "")
    {
        var told = Told(authority, reader);
        Assert.Empty(told.Actor);
        Assert.Equal(new EventAuthority { Role = authority.Role, Scope = scope }, told.Authority);
    }

    private static StudyEvent Told(Authority? authority, string reader, Actor? actor = null)
    {
        Assert.True(Grant.TryRead(reader, out var grant));
        var told = new StudyEvent();
        var entry = new HistoryEntry(1, DateTimeOffset.UnixEpoch, actor ?? new Actor("anna"), new StudyWithdrawn("no"), new RequestId("r"), authority);
        told.SetActor(entry, new Caller("reader", [grant]) { Used = grant });
        return told;
    }
}
