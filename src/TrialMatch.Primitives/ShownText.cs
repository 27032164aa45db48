namespace TrialMatch.Primitives;

/// <summary>What was found, as an error repeats it: short, and without what a terminal might obey.</summary>
public static class ShownText
{
    private const int MaxLength = 40;

    public static string Of(string text)
    {
        var clean = string.Concat(text.Take(MaxLength).Where(c => !char.IsControl(c) && !char.IsSurrogate(c)));
        return text.Length > MaxLength ? clean + "…" : clean;
    }
}
