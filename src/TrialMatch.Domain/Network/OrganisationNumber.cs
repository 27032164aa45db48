using System.Collections.Immutable;

namespace TrialMatch.Domain.Network;

/// <summary>Validates the nine-digit number of a legal entity in Norway.</summary>
public static class OrganisationNumber
{
    private const int Digits = 9;
    private const int Modulus = 11;

    private static readonly ImmutableArray<int> Weights = [3, 2, 7, 6, 5, 4, 3, 2];

    /// <summary>Returns whether the text has nine digits with a valid check digit (weights 3 2 7 6 5 4 3 2, modulo 11).</summary>
    public static bool IsValid(string? text) =>
        text is { Length: Digits }
        && text.All(char.IsAsciiDigit)
        && CheckDigitOf(text) == text[^1] - '0';

    private static int CheckDigitOf(string text)
    {
        var sum = Weights.Select((weight, i) => weight * (text[i] - '0')).Sum();
        return (Modulus - (sum % Modulus)) % Modulus;
    }
}
