using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Claims;
using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Identity;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Api.Tests.Access;

/// <summary>What the claims of Norway's issuers, and of any other, say of a caller.</summary>
public class CallerReaderTests
{
    private const string Oslo = "993467049";
    private const string Bergen = "983974724";
    private const string Vendor = "974760673";
    private const string NorthAuthority = "883658752";
    private const string Level = "helseid://claims/identity/security_level";
    private const string Parent = "helseid://claims/client/claims/orgnr_parent";
    private const string Child = "helseid://claims/client/claims/orgnr_child";

    private static readonly CallerReader Reader = new(new Organisations(
        new IdentityOptions
        {
            Organisations = new Dictionary<string, ImmutableArray<Grant>>(StringComparer.Ordinal)
            {
                [NorthAuthority] = [new Grant(Role.Region, "north")],
            }.ToFrozenDictionary(StringComparer.Ordinal),
        },
        NetworkSeed.Load()));

    [Fact]
    public void A_trusts_machine_coordinates_its_sites()
    {
        var caller = Maskinporten(("consumer", Iso(Oslo)), ("scope", "openid trialmatch:site"), ("client_id", "c1"));

        Assert.Equal("c1@issuer.example", caller!.Subject);
        Assert.Equal([new Grant(Role.Site, "ous")], caller.Grants);
        Assert.Equal((Oslo, ""), (caller.Organisation, caller.ActingOrganisation));
    }

    [Fact]
    public void A_supplier_acts_for_the_trust_that_delegated_to_it_and_is_named()
    {
        var caller = Maskinporten(
            ("consumer", Iso(Bergen)), ("supplier", Iso(Vendor)), ("delegation_source", "https://altinn.example/delegations"), ("scope", "trialmatch:site"), ("client_id", "c2"));

        Assert.Equal([new Grant(Role.Site, "bergen")], caller!.Grants);
        Assert.Equal((Bergen, Vendor), (caller.Organisation, caller.ActingOrganisation));
    }

    [Theory]
    [InlineData("supplier")]
    [InlineData("delegation_source")]
    public void A_delegation_that_is_told_by_halves_is_none(string told) =>
        Assert.Null(Maskinporten(("consumer", Iso(Bergen)), (told, Iso(Vendor)), ("scope", "trialmatch:site")));

    [Theory]
    [InlineData("""{"authority":"iso6523-actorid-upis","ID":"0192:993467040"}""")]
    [InlineData("""{"authority":"iso6523-actorid-upis","ID":"0088:993467049"}""")]
    [InlineData("""{"authority":"iso6523-actorid-upis","ID":993467049}""")]
    [InlineData("""{"authority":"iso6523-actorid-upis"}""")]
    [InlineData("993467049")]
    [InlineData("[")]
    public void A_consumer_that_is_no_organisation_is_nobody(string consumer) =>
        Assert.Null(Maskinporten(("consumer", consumer), ("scope", "trialmatch:site")));

    [Theory]
    [InlineData("trialmatch:other", Oslo)]
    [InlineData("trialmatch:site", Vendor)]
    [InlineData("trialmatch:region", Oslo)]
    [InlineData("", Oslo)]
    public void Who_is_nothing_to_the_service_is_nobody(string scope, string organisation) =>
        Assert.Null(Maskinporten(("consumer", Iso(organisation)), ("scope", scope)));

    [Fact]
    public void A_centre_is_coordinated_by_the_trust_that_hosts_it_and_a_region_by_whom_the_file_names()
    {
        Assert.Equal([new Grant(Role.Centre, "cancer")], Maskinporten(("consumer", Iso(Oslo)), ("scope", "trialmatch:centre"))!.Grants);
        Assert.Equal([new Grant(Role.Region, "north")], Maskinporten(("consumer", Iso(NorthAuthority)), ("scope", "trialmatch:region"))!.Grants);
    }

    [Fact]
    public void A_person_in_a_trust_is_known_by_the_part_and_else_by_the_whole_of_the_organisation()
    {
        var part = HelseId((Level, "4"), (Parent, Vendor), (Child, Oslo), ("scope", "trialmatch:site"), ("sub", "p1"));
        var whole = HelseId((Level, "4"), (Parent, Oslo), (Child, Vendor), ("scope", "trialmatch:site"), ("sub", "p1"));

        Assert.Equal([new Grant(Role.Site, "ous")], part!.Grants);
        Assert.Equal([new Grant(Role.Site, "ous")], whole!.Grants);
        Assert.Equal("p1@issuer.example", part.Subject);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("-4")]
    [InlineData("four")]
    [InlineData(null)]
    public void A_person_who_was_not_identified_surely_enough_is_nobody(string? level) =>
        Assert.Null(HelseId([(Parent, Oslo), ("scope", "trialmatch:site"), ("sub", "p1"), .. level is null ? [] : new[] { (Level, level) }]));

    [Fact]
    public void A_person_with_two_levels_is_nobody() =>
        Assert.Null(HelseId((Level, "4"), (Level, "3"), (Parent, Oslo), ("scope", "trialmatch:site"), ("sub", "p1")));

    [Fact]
    public void A_foreign_sponsors_people_are_known_by_the_roles_that_were_configured()
    {
        var caller = Oidc(actingOrganisation: "", ("roles", "trials"), ("sub", "u1"));

        Assert.Equal([new Grant(Role.Sponsor, "acme")], caller!.Grants);
        Assert.Null(Oidc(actingOrganisation: "", ("roles", "finance"), ("sub", "u1")));
        Assert.Null(Oidc(actingOrganisation: "", ("roles", "trials")));
    }

    [Fact]
    public void A_cro_acts_for_the_sponsors_of_its_roles_and_is_named()
    {
        var caller = Oidc("Some CRO", ("roles", "trials"), ("roles", "client-7"), ("sub", "u1"));

        Assert.Equal([new Grant(Role.Sponsor, "acme"), new Grant(Role.Sponsor, "some-cro-client-7")], caller!.Grants);
        Assert.Equal("Some CRO", caller.ActingOrganisation);
    }

    private static string Iso(string number) => $$"""{"authority":"iso6523-actorid-upis","ID":"0192:{{number}}"}""";

    private static Caller? Maskinporten(params (string Type, string Value)[] claims) => Read(ClaimsProfile.Maskinporten, "scope", "", claims);

    private static Caller? HelseId(params (string Type, string Value)[] claims) => Read(ClaimsProfile.HelseId, "scope", "", claims);

    private static Caller? Oidc(string actingOrganisation, params (string Type, string Value)[] claims) => Read(ClaimsProfile.Oidc, "roles", actingOrganisation, claims);

    private static Caller? Read(ClaimsProfile profile, string rolesClaim, string actingOrganisation, (string Type, string Value)[] claims) => Reader.Read(
        new ClaimsPrincipal(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)))),
        new IssuerOptions
        {
            Issuer = new Uri("https://issuer.example"),
            IssuerName = "https://issuer.example",
            Audience = "trialmatch",
            Profile = profile,
            RolesClaim = rolesClaim,
            Roles = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["trialmatch:site"] = "site",
                ["trialmatch:centre"] = "centre",
                ["trialmatch:region"] = "region",
                ["trials"] = "sponsor:acme",
                ["client-7"] = "sponsor:some-cro-client-7",
            }.ToFrozenDictionary(StringComparer.Ordinal),
            ActingOrganisation = actingOrganisation,
        });
}
