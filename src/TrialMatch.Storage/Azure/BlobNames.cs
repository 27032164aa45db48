using System.Globalization;
using System.Text;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Azure;

/// <summary>
/// Under which names states lie: letters, digits and hyphens as they are, each other byte as an underscore and its two hexadecimal
/// digits. The names of blobs may be long, but not every character survives in them.
/// </summary>
internal static class BlobNames
{
    // The service's limit.
    private const int MaxLength = 1_024;

    // What Orleans puts between and behind the parts.
    private const int Separators = 7;

    /// <returns>The name of the state and the grain, as Orleans' blob storage is to be told.</returns>
    /// <exception cref="InvalidOperationException">The key is too long.</exception>
    public static (string StateName, GrainId Grain) Of(GrainStateKey key)
    {
        var (state, type, grain) = (Escape(key.StateName), Escape(key.GrainType), Escape(key.GrainKey));
        var length = state.Length + type.Length + grain.Length + Separators;
        return length <= MaxLength
            ? (state, GrainId.Create(type, grain))
            : throw new InvalidOperationException($"The blob of {key} would have a name of {length} characters; expected at most {MaxLength}.");
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value == '-')
            {
                escaped.Append((char)value);
            }
            else
            {
                escaped.Append('_').Append(value.ToString("x2", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
