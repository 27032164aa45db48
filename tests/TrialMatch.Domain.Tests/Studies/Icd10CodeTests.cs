using TrialMatch.Domain.Drafts;

namespace TrialMatch.Domain.Tests.Studies;

public sealed class Icd10CodeTests
{
    [Theory]
    [InlineData("C79.3", "C79.3")]
    [InlineData(" c793 ", "C79.3")]
    [InlineData("I63", "I63")]
    [InlineData("M05.79XA", "M05.79XA")]
    public void A_code_is_read_with_or_without_its_dot(string text, string code)
    {
        Assert.True(Icd10Code.TryParse(text, out var read));
        Assert.Equal(code, read.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("C")]
    [InlineData("C7")]
    [InlineData("C79.")]
    [InlineData("79.3")]
    [InlineData("CC9.3")]
    [InlineData("C00-C97")]
    [InlineData("C79.33333")]
    [InlineData("C+9")]
    [InlineData("C 9")]
    public void What_is_no_code_is_refused(string? text) => Assert.False(Icd10Code.TryParse(text, out _));
}
