using TrialMatch.Cli.Embedded;

namespace TrialMatch.Cli.Tests.Embedded;

public sealed class SponsorIdsTests
{
    [Theory]
    [InlineData("Novo Nordisk A/S", "novo-nordisk-a-s")]
    [InlineData("  F. Hoffmann-La Roche ", "f-hoffmann-la-roche")]
    [InlineData("3M", "sponsor-3m")]
    [InlineData("GE", "sponsor-ge")]
    [InlineData("日本", "sponsor")]
    [InlineData("A company whose name is far longer than an id may ever be", "a-company-whose-name-is-far-longer-than")]
    public void An_id_is_made_of_the_name(string name, string id) => Assert.Equal(id, SponsorIds.From(name));
}
