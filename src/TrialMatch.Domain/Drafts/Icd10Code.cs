using System.Globalization;

namespace TrialMatch.Domain.Drafts;

/// <summary>An ICD-10 code: letter, two-digit category, and the part after the dot ("C79.3" is C, 79, "3").</summary>
public readonly record struct Icd10Code(char Letter, int Category, string Subcategory)
{
    private const int CategoryLength = 3;
    private const int MaxSubcategoryLength = 4;

    /// <summary>Parses "C79.3", "c793" or "C79"; false where the text is not a code.</summary>
    public static bool TryParse(string? text, out Icd10Code code)
    {
        code = default;
        var compact = (text ?? "").Trim().ToUpperInvariant();
        if (compact.Length > CategoryLength && compact[CategoryLength] == '.')
        {
            compact = compact.Remove(CategoryLength, 1);
            if (compact.Length == CategoryLength)
            {
                return false;
            }
        }

        if (compact.Length is < CategoryLength or > CategoryLength + MaxSubcategoryLength
            || !char.IsAsciiLetterUpper(compact[0])
            || !int.TryParse(compact.AsSpan(1, CategoryLength - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var category)
            || !compact.Skip(CategoryLength).All(char.IsAsciiLetterOrDigit))
        {
            return false;
        }

        code = new Icd10Code(compact[0], category, compact[CategoryLength..]);
        return true;
    }

    /// <summary>
    /// Returns whether the code's category lies in <paramref name="letter"/><paramref name="first"/>–<paramref name="last"/>, both included.
    /// </summary>
    public bool IsIn(char letter, int first, int last) => Letter == letter && Category >= first && Category <= last;

    /// <summary>"C79.3".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Letter}{Category:D2}{(Subcategory.Length > 0 ? "." : "")}{Subcategory}");
}
