using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using TrialMatch.Domain.Areas;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Planning;

/// <summary>
/// Reads values from a seed file and records their errors. An invalid value is read as an empty one, so that reading continues and finds all errors.
/// A file with any error gives no seed.
/// </summary>
internal sealed class SeedChecks
{
    public const int MaxEntries = 1000;

    private const int MaxTextLength = 1000;
    private const int MaxIdLength = 40;

    private readonly ViolationCollector _violations = new();

    public IReadOnlyList<Violation> Found => _violations.Found;

    public void Add(string field, string description) => _violations.Add(field, description);

    public string Text(string field, string? value)
    {
        _violations.Text(field, value, MaxTextLength);
        return value ?? string.Empty;
    }

    /// <summary>Reads a new id: short, lower case, and not used before.</summary>
    public string NewId(string field, string? value, ISet<string> used)
    {
        var isId = value is { Length: > 0 and <= MaxIdLength } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        if (!isId)
        {
            Add(field, $"expected an id of 1 to {MaxIdLength} lower-case letters, digits and hyphens");
        }
        else if (!used.Add(value!))
        {
            Add(field, $"'{value}' is repeated");
        }

        return value ?? string.Empty;
    }

    /// <summary>Reads a reference to an id in the file.</summary>
    public string KnownId(string field, string? value, ISet<string> known, string what)
    {
        if (value is null || !known.Contains(value))
        {
            Add(field, $"expected the id of a {what} in this file, not '{value}'");
        }

        return value ?? string.Empty;
    }

    public int Whole(string field, int? value, int least, int most)
    {
        if (value is null || value < least || value > most)
        {
            Add(field, string.Create(CultureInfo.InvariantCulture, $"expected a whole number from {least} to {most}"));
        }

        return value ?? least;
    }

    public double Number(string field, double? value, double least, double most)
    {
        if (value is null || !(value >= least && value <= most))
        {
            Add(field, string.Create(CultureInfo.InvariantCulture, $"expected a number from {least} to {most}"));
        }

        return value ?? least;
    }

    public bool Flag(string field, bool? value)
    {
        if (value is null)
        {
            Add(field, "expected true or false");
        }

        return value ?? true;
    }

    /// <summary>Reads an enum value by its name in the API, such as BRAIN_HEALTH.</summary>
    public T Named<T>(string field, string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (!value.Equals(default(T)) && string.Equals(NameOf(value), name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        var known = Enum.GetValues<T>().Where(value => !value.Equals(default(T))).Select(NameOf);
        Add(field, $"expected one of {string.Join(", ", known)}, not '{name}'");
        return default;
    }

    /// <summary>Reads an area by its name in the API. It must be one that has a centre.</summary>
    public Area AreaWithCentre(string field, string? name)
    {
        var area = Named<Area>(field, name);
        if (area == Area.OtherFields)
        {
            Add(field, $"expected an area with a centre, one of {EnumText.Of(CentreAreas.All)}, not '{name}'");
        }

        return area;
    }

    /// <summary>Reads the entries of a list, each under its own path. Null entries are recorded as errors and left out.</summary>
    public IEnumerable<(string Field, T Entry)> Entries<T>(string field, IReadOnlyList<T?>? list, int most = MaxEntries)
        where T : class
    {
        if (!IsGiven(field, list))
        {
            yield break;
        }

        if (list.Count > most)
        {
            Add(field, $"expected at most {most} entries");
            yield break;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (IsGiven($"{field}[{i}]", list[i]))
            {
                yield return ($"{field}[{i}]", list[i]!);
            }
        }
    }

    /// <summary>Reads the entries of an object; none, with an error, where it is missing.</summary>
    public IEnumerable<KeyValuePair<string, T>> Given<T>(string field, IReadOnlyDictionary<string, T>? entries) =>
        IsGiven(field, entries) ? entries : [];

    public bool IsGiven<T>(string field, [NotNullWhen(true)] T? value)
        where T : class
    {
        if (value is null)
        {
            Add(field, "must be given");
        }

        return value is not null;
    }

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
