using System.Globalization;

namespace TrialMatch.Host;

/// <summary>Reads a setting from the environment; an empty one counts as unset.</summary>
internal static class Setting
{
    public static string? Text(Func<string, string?> valueOf, string name) =>
        valueOf(name) is { Length: > 0 } text ? text : null;

    /// <exception cref="FormatException">The setting is none of the names of <typeparamref name="T"/>; the message lists them.</exception>
    public static T OneOf<T>(Func<string, string?> valueOf, string name, T otherwise)
        where T : struct, Enum
    {
        if (Text(valueOf, name) is not { } text)
        {
            return otherwise;
        }

        var names = Enum.GetNames<T>();
        return names.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<T>(text, ignoreCase: true)
            : throw new FormatException($"{name}: expected one of {string.Join(", ", names)}, found \"{text}\"");
    }

    /// <exception cref="FormatException">
    /// The setting is not a whole number from <paramref name="least"/> to <paramref name="most"/>; the message names it.
    /// </exception>
    public static int Number(Func<string, string?> valueOf, string name, int least, int most, int otherwise)
    {
        if (Text(valueOf, name) is not { } text)
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name}: expected a number from {least} to {most}, found \"{text}\"");
    }
}
