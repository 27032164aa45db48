using System.Text;
using TrialMatch.Api.Access;
using TrialMatch.Api.Access.Identity;
using TrialMatch.Domain.Planning;

namespace TrialMatch.Api.Tests.Access;

public class IdentityFileTests
{
    private static readonly NetworkSeed Network = NetworkSeed.Load();

    [Fact]
    public void A_file_says_whose_tokens_are_accepted_and_what_they_mean()
    {
        var options = Read("""
            {
              // Machines, people, and a company abroad.
              "issuers": [
                { "issuer": "https://maskinporten.no/", "audience": "https://trialmatch.example", "profile": "maskinporten", "roles": { "trialmatch:site": "site" } },
                { "issuer": "https://helseid-sts.nhn.no", "audience": "trialmatch", "profile": "helseid", "roles": { "trialmatch:centre": "centre" }, "leastSecurityLevel": 3 },
                { "issuer": "http://127.0.0.1:8080/acme", "audience": "trialmatch", "profile": "oidc", "rolesClaim": "groups", "roles": { "trials": "sponsor:acme" }, "organisationClaim": "org", "actingOrganisation": "Some CRO" },
              ],
              "organisations": { "993467049": ["sponsor:acme"], "883658752": ["region:north"] },
            }
            """);

        Assert.Null(options.LocalFolder);
        Assert.Equal(["https://maskinporten.no/", "https://helseid-sts.nhn.no", "http://127.0.0.1:8080/acme"], options.Issuers.Select(issuer => issuer.IssuerName));
        Assert.Equal([ClaimsProfile.Maskinporten, ClaimsProfile.HelseId, ClaimsProfile.Oidc], options.Issuers.Select(issuer => issuer.Profile));
        Assert.Equal(["scope", "scope", "groups"], options.Issuers.Select(issuer => issuer.RolesClaim));
        Assert.Equal([4, 3, 4], options.Issuers.Select(issuer => issuer.LeastSecurityLevel));
        Assert.Equal([new Grant(Role.Region, "north")], options.Organisations["883658752"]);
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("null", "issuers")]
    [InlineData("{}", "issuers: expected at least one")]
    [InlineData("""{ "issuers": [], "isuers": [] }""", "isuers: no such field; the nearest is issuers")]
    [InlineData("""{ "issuers": [{ "audiance": "x" }] }""", "issuers[0].audiance: no such field; the nearest is audience")]
    [InlineData("""{ "issuers": [{}, { "keys": "x" }] }""", "issuers[1].keys: no such field; expected one of issuer, audience, profile")]
    [InlineData("""{ "issuers": [{ "audience": ["x"] }] }""", "issuers[0].audience: expected another kind of value")]
    [InlineData("""{ "issuers": [], "issuers": [] }""", "issuers")]
    [InlineData("""{ "organisations": { "883658752": "region:north" } }""", "organisations.883658752: expected another kind of value")]
    [InlineData("""{ "issuers": [null] }""", "issuers[0].issuer: expected an address")]
    public void A_file_without_an_issuer_is_refused(string text, string because) => AssertRefused(text, because);

    [Theory]
    [InlineData("issuer", "null", "issuers[0].issuer: expected an address that begins with https")]
    [InlineData("issuer", "\"maskinporten.no\"", "issuers[0].issuer: ")]
    [InlineData("issuer", "\"http://maskinporten.no/\"", "found \"http://maskinporten.no/\"")]
    [InlineData("issuer", "\"http://127.0.0.1.example/\"", "found \"http://127.0.0.1.example/\"")]
    [InlineData("audience", "null", "issuers[0].audience: ")]
    [InlineData("audience", "\" \"", "issuers[0].audience: ")]
    [InlineData("profile", "null", "issuers[0].profile: expected \"maskinporten\", \"helseid\" or \"oidc\"")]
    [InlineData("profile", "\"3\"", "issuers[0].profile: ")]
    [InlineData("roles", "{}", "issuers[0].roles: expected at least one")]
    [InlineData("roles", """{ "x": "boss" }""", "issuers[0].roles.x: expected sponsor:ID")]
    [InlineData("roles", """{ "x": "site:nowhere" }""", "issuers[0].roles.x: expected one of ous")]
    [InlineData("leastSecurityLevel", "4", "issuers[0].leastSecurityLevel: expected with the profile \"helseid\" alone")]
    public void What_is_missing_or_weak_is_named(string field, string value, string because)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["issuer"] = "\"https://login.example\"",
            ["audience"] = "\"trialmatch\"",
            ["profile"] = "\"oidc\"",
            ["roles"] = """{ "trials": "sponsor:acme" }""",
        };
        Assert.NotNull(Read(Issuer(fields)));
        fields[field] = value;

        AssertRefused(Issuer(fields), because);
    }

    [Theory]
    [InlineData("\"123456789\": [\"sponsor:acme\"]", "organisations.123456789: expected a number with a valid check digit")]
    [InlineData("\"993467049\": [\"operator\"]", "organisations.993467049: expected sponsor:ID, site:ID, centre:ID or region:ID, found \"operator\"")]
    [InlineData("\"993467049\": [\"region:east\"]", "organisations.993467049: expected one of south-east, west, central, north")]
    public void An_organisation_that_cannot_be_is_named(string organisation, string because) => AssertRefused(
        $$"""{ "issuers": [{ "issuer": "https://login.example", "audience": "t", "profile": "oidc", "roles": { "x": "national" } }], "organisations": { {{organisation}} } }""",
        because);

    [Fact]
    public void An_issuer_counts_once()
    {
        const string issuer = """{ "issuer": "https://login.example", "audience": "t", "profile": "oidc", "roles": { "x": "national" } }""";

        AssertRefused($$"""{ "issuers": [{{issuer}}, {{issuer}}] }""", "issuers: expected each issuer once, found \"https://login.example\" again");
    }

    private static string Issuer(Dictionary<string, string> fields) =>
        $$"""{ "issuers": [{ {{string.Join(", ", fields.Select(field => $"\"{field.Key}\": {field.Value}"))}} }] }""";

    private static void AssertRefused(string text, string because)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(text)).Message;
        Assert.Contains(because, message, StringComparison.Ordinal);
        Assert.DoesNotContain("Document", message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
    }

    private static IdentityOptions Read(string text) => IdentityFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), Network);
}
