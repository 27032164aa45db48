using TrialMatch.Domain.Network;

namespace TrialMatch.Domain.Tests.Network;

public sealed class OrganisationNumberTests
{
    [Theory]
    [InlineData("993467049")]
    [InlineData("894166762")]
    [InlineData("883971752")]
    public void A_number_with_its_check_digit_is_taken(string number) => Assert.True(OrganisationNumber.IsValid(number));

    [Theory]
    [InlineData("993467048", "the check digit is another")]
    [InlineData("983971752", "no digit completes the first eight")]
    [InlineData("99346704", "a digit is missing")]
    [InlineData("9934670490", "a digit is too many")]
    [InlineData("993 467 049", "spaces are no digits")]
    [InlineData("٩٩٣٤٦٧٠٤٩", "the digits are not ASCII")]
    [InlineData("", "it is empty")]
    [InlineData(null, "it is missing")]
    public void A_number_is_refused_because(string? number, string reason) =>
        Assert.False(OrganisationNumber.IsValid(number), reason);

    [Fact]
    public void A_swap_of_neighbouring_digits_is_found()
    {
        const string number = "993467049";
        for (var i = 0; i + 1 < number.Length; i++)
        {
            var swapped = number.ToCharArray();
            (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
            Assert.Equal(number[i] == number[i + 1], OrganisationNumber.IsValid(new string(swapped)));
        }
    }
}
