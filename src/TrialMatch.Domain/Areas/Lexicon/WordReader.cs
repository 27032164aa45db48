using System.Collections.Immutable;
using System.Text;

namespace TrialMatch.Domain.Areas.Lexicon;

/// <summary>
/// Splits text into words that compare equal however they are spelt. Terms of the lexicon are read the same way, so a rule
/// need not produce good English, only the same result on both sides.
/// </summary>
internal static class WordReader
{
    /// <summary>Prefixes that belong to the next word even where a space separates them: "non diabetic" must not read as "diabetic".</summary>
    private static readonly ImmutableArray<string> Joined = ["non", "pre"];

    private static readonly ImmutableArray<(string Written, string Read)> Spellings =
    [
        ("ae", "e"), ("oe", "e"), ("tumour", "tumor"), ("behaviour", "behavior"), ("labour", "labor"), ("sulph", "sulf"), ("leuc", "leuk"),
    ];

    private static readonly Dictionary<char, string> Folds = new (string Plain, string Accented)[]
    {
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćč"), ("d", "ďđð"), ("e", "èéêëēėęě"), ("g", "ğ"), ("i", "ìíîïīı"),
        ("l", "ł"), ("n", "ñńň"), ("o", "òóôõöøōő"), ("oe", "œ"), ("r", "ř"), ("s", "śšş"), ("ss", "ß"), ("t", "ťţ"),
        ("u", "ùúûüūůű"), ("y", "ýÿ"), ("z", "źżž"),
    }
    .SelectMany(fold => fold.Accented.Select(c => (Accented: c, fold.Plain)))
    .ToDictionary(pair => pair.Accented, pair => pair.Plain);

    public static ImmutableArray<Word> Read(string text)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        foreach (var raw in Split(text))
        {
            var plain = Plain(raw);
            if (words.Count > 0 && Joined.Contains(words[^1].Plain) && !IsNumber(plain))
            {
                words[^1] = new Word(words[^1].Raw + raw, words[^1].Plain + plain);
            }
            else
            {
                words.Add(new Word(raw, FromRoman(plain, words)));
            }
        }

        return words.ToImmutable();
    }

    private static IEnumerable<string> Split(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                yield return text[start..i];
            }

            if (i < text.Length && IsPossessive(text, i))
            {
                i++;
            }
        }
    }

    private static bool IsPossessive(string text, int i) =>
        text[i] is '\'' or '’' or '´' or '`' or '‘'
        && i + 1 < text.Length
        && text[i + 1] is 's' or 'S'
        && (i + 2 == text.Length || !char.IsLetterOrDigit(text[i + 2]));

    private static string Plain(string raw)
    {
        var plain = Folded(raw.ToLowerInvariant());
        foreach (var (written, read) in Spellings)
        {
            plain = plain.Replace(written, read, StringComparison.Ordinal);
        }

        return Singular(plain);
    }

    private static string Folded(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word;
        }

        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            folded.Append(Folds.TryGetValue(c, out var fold) ? fold : c.ToString());
        }

        return folded.ToString();
    }

    private static string Singular(string word) => word switch
    {
        { Length: <= 3 } or "aids" => word,
        _ when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        _ when word.EndsWith("itides", StringComparison.Ordinal) => word[..^4] + "is",
        _ when word.EndsWith("stases", StringComparison.Ordinal) => word[..^2] + "is",
        _ when word.EndsWith("oses", StringComparison.Ordinal) => word[..^2] + "is",
        _ when word.EndsWith("omata", StringComparison.Ordinal) => word[..^2],
        _ when word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i' or 'o') => word[..^1],
        _ => word,
    };

    /// <summary>"Type II" is "type 2"; elsewhere a Roman numeral is a word like any other.</summary>
    private static string FromRoman(string word, ImmutableArray<Word>.Builder before) =>
        before.Count > 0 && before[^1].Plain == "type"
            ? word switch { "i" => "1", "ii" => "2", "iii" => "3", _ => word }
            : word;

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit);
}
