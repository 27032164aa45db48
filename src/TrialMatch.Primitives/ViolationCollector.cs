using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace TrialMatch.Primitives;

/// <summary>Collects violations and words them uniformly.</summary>
public sealed class ViolationCollector
{
    private readonly List<Violation> _found = [];

    public IReadOnlyList<Violation> Found => _found;

    public void Add(string field, string description) => _found.Add(new Violation(field, description));

    public void Require(bool isMet, string field, string expectation)
    {
        if (!isMet)
        {
            Add(field, "expected " + expectation);
        }
    }

    /// <summary>Checks a required single-line text, such as a name.</summary>
    public void Text(string field, string? text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(field, "must not be empty");
        }
        else if (text.Length > maxLength)
        {
            Add(field, $"at most {maxLength} characters");
        }
        else if (text.Any(char.IsControl) || !IsWellFormed(text))
        {
            Add(field, "text without control characters or broken Unicode");
        }
        else
        {
            RequireNoPerson(field, text);
        }
    }

    /// <summary>Checks a person's remarks, which may be empty.</summary>
    public void Remarks(string field, string text, int maxLength)
    {
        if (text.Length > maxLength)
        {
            Add(field, $"expected at most {maxLength} characters");
        }
        else
        {
            RequireNoPerson(field, text);
        }
    }

    public void Count<T>(string field, ImmutableArray<T> items, int max) =>
        Require(items.Length <= max, field, $"at most {max} entries");

    /// <summary>
    /// Checks each entry under its own path. Entries of an overlong list are skipped past the first hundred: <see cref="Count"/> has reported it.
    /// </summary>
    public static void Each<T>(string field, ImmutableArray<T> items, Action<string, T> check)
    {
        const int maxChecked = 100;
        for (var i = 0; i < Math.Min(items.Length, maxChecked); i++)
        {
            check($"{field}[{i}]", items[i]);
        }
    }

    public void Chosen<T>(string field, T value, T unspecified)
        where T : struct, Enum
    {
        if (value.Equals(unspecified) || !Enum.IsDefined(value))
        {
            var known = Enum.GetValues<T>().Where(v => !v.Equals(unspecified));
            Add(field, "expected one of " + EnumText.Of(known));
        }
    }

    public void Within(string field, int value, int min, int max) =>
        Require(value >= min && value <= max, field, string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"));

    /// <summary>Checks a number that may have decimals; NaN is outside every range.</summary>
    public void Number(string field, double value, double min, double max) => Require(
        value >= min && value <= max, field, string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}, got {value}"));

    /// <summary>Does not repeat the number: errors are logged and shown to others.</summary>
    private void RequireNoPerson(string field, string text) => Require(
        !NationalIdentityNumbers.AreIn(text), field, "no national identity number: nothing about an individual patient may be entered");

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }
}
