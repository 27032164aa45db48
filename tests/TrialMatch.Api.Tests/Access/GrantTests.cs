using TrialMatch.Api.Access;

namespace TrialMatch.Api.Tests.Access;

public class GrantTests
{
    [Theory]
    [InlineData("sponsor:acme-pharma", Role.Sponsor, "acme-pharma")]
    [InlineData("site:ous", Role.Site, "ous")]
    [InlineData("centre:cancer", Role.Centre, "cancer")]
    [InlineData("region:south-east", Role.Region, "south-east")]
    [InlineData("national", Role.National, "")]
    [InlineData("operator", Role.Operator, "")]
    public void A_grant_is_read_as_it_is_written(string text, Role role, string scope)
    {
        Assert.True(Grant.TryRead(text, out var grant));
        Assert.Equal(new Grant(role, scope), grant);
        Assert.Equal(text, grant.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("6")]
    [InlineData("Operator")]
    [InlineData("operator:")]
    [InlineData("operator:ous")]
    [InlineData("sponsor")]
    [InlineData("sponsor:")]
    [InlineData("sponsor:*")]
    [InlineData("site:OUS")]
    [InlineData("site:ous:bergen")]
    [InlineData("sponsor,operator")]
    public void What_is_no_grant_grants_nothing(string text) => Assert.False(Grant.TryRead(text, out _));
}
