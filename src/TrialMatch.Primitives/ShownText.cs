namespace TrialMatch.Primitives;

/// <summary>Sanitises input that an error message quotes: shortens it and removes control characters.</summary>
public static class ShownText
{
    private const int MaxLength = 40;

    public static string Of(string text)
    {
        var clean = string.Concat(text.Take(MaxLength).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return text.Length > MaxLength ? clean + "…" : clean;
    }
}
