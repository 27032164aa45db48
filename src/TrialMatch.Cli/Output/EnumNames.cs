using System.Globalization;
using System.Reflection;
using Google.Protobuf.Reflection;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Enum values by their proto names, for programs, and in words, for people.</summary>
internal static class EnumNames
{
    /// <summary>E.g. BRAIN_HEALTH; the number if this version does not know the value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        typeof(T).GetField(value.ToString())?.GetCustomAttribute<OriginalNameAttribute>()?.Name
        ?? Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    /// <summary>E.g. "not feasible", for states and other words of running text.</summary>
    public static string InWords<T>(T value)
        where T : struct, Enum =>
        InWords(Of(value));

    /// <summary>Converts a name that the API gives as text.</summary>
    public static string InWords(string name) => name.Replace('_', ' ').ToLowerInvariant();

    /// <summary>E.g. "phase 3", "phase 1/2", "no phase".</summary>
    public static string InWords(Phase phase) => phase switch
    {
        Phase.NotApplicable => "no phase",
        Phase.EarlyPhase1 => "early phase 1",
        _ => Of(phase).Replace("_PHASE", "/", StringComparison.Ordinal).Replace("PHASE", "phase ", StringComparison.Ordinal),
    };

    /// <summary>Returns the values that may be chosen: all except the unspecified one.</summary>
    public static IEnumerable<T> Chosen<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => !Of(value).EndsWith("UNSPECIFIED", StringComparison.Ordinal));
}
