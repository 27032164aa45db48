using System.Globalization;

namespace TrialMatch.Primitives;

/// <summary>
/// Finds Norwegian national identity numbers in text, since no data about an individual may be stored (R11): birth numbers, D-numbers
/// (day + 40), H-numbers (month + 40), numbers of synthetic persons (month + 80 or + 65), and FH-numbers (from 8 or 9 on, without a
/// date). A number of eleven digits without that form or with wrong check digits is not one.
/// </summary>
public static class NationalIdentityNumbers
{
    private const int Digits = 11;
    private const int DigitsOfDate = 6;
    private const int MaxSeparators = 3;
    private const int Modulus = 11;

    private static ReadOnlySpan<int> FirstWeights => [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];

    private static ReadOnlySpan<int> SecondWeights => [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    /// <summary>Whether the text contains such a number, in one piece or with spaces or dashes after the first six digits.</summary>
    public static bool AreIn(string text)
    {
        Span<int> digits = stackalloc int[Digits];
        for (var i = 0; i < text.Length; i++)
        {
            var isStart = DigitAt(text, i) >= 0 && DigitAt(text, i - 1) < 0;
            if (isStart && TryRead(text, i, digits) && IsOne(digits))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads eleven digits that no further digit follows.</summary>
    private static bool TryRead(string text, int at, Span<int> digits)
    {
        for (var i = 0; i < Digits; i++)
        {
            at += i == DigitsOfDate ? SeparatorsAt(text, at) : 0;
            digits[i] = DigitAt(text, at++);
            if (digits[i] < 0)
            {
                return false;
            }
        }

        return DigitAt(text, at) < 0;
    }

    private static int SeparatorsAt(string text, int at)
    {
        var count = 0;
        while (count < MaxSeparators && at + count < text.Length && IsSeparator(text[at + count]))
        {
            count++;
        }

        return count;
    }

    private static bool IsSeparator(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation || c is '.' or '/' or '\u2212';

    /// <summary>The digit's value; -1 where the character is not a digit.</summary>
    private static int DigitAt(string text, int at) =>
        at >= 0 && at < text.Length ? CharUnicodeInfo.GetDecimalDigitValue(text[at]) : -1;

    private static bool IsOne(ReadOnlySpan<int> digits)
    {
        const int firstWithoutDate = 8;
        return (digits[0] >= firstWithoutDate || HasDate(digits))
            && Sum(digits, FirstWeights) % Modulus == 0
            && Sum(digits, SecondWeights) % Modulus == 0;
    }

    /// <summary>Whether the number begins with a day and a month. The century is unknown, so February 29 is always accepted.</summary>
    private static bool HasDate(ReadOnlySpan<int> digits)
    {
        const int leapYear = 2000;
        var (day, month) = ((digits[0] * 10) + digits[1], (digits[2] * 10) + digits[3]);
        day -= day > 40 ? 40 : 0;
        month -= month switch { > 80 => 80, > 65 => 65, > 40 => 40, _ => 0 };
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(leapYear, month);
    }

    private static int Sum(ReadOnlySpan<int> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += digits[i] * weights[i];
        }

        return sum;
    }
}
