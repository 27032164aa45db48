using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas.Devices;

/// <summary>The topic of a title, without its patients and methods: "after drug-eluting stents" is not about stents.</summary>
internal sealed class StudyTitle
{
    private static readonly FrozenSet<string> Means = ["in", "by", "via", "using", "through", "delivered", "administered", "given"];

    private readonly ImmutableArray<Word> _words;

    public StudyTitle(string title)
    {
        _words = WordReader.Read(title);
        Matter = DeviceReader.KindIn(MatterOf(_words));
    }

    public DeviceKind Matter { get; }

    /// <summary>Whether the study evaluates how well a device measures, or the benefit of measuring.</summary>
    public bool IsEvaluating => DevicePhrases.IsEvaluating(_words) || IsAimedAtDevice();

    public bool IsHandling => DevicePhrases.IsHandling(_words);

    public bool IsRegulated => DevicePhrases.IsRegulated(_words);

    /// <summary>Returns whether the title's topic contains a distinctive word of a name, not just "pump".</summary>
    public bool Names(string name)
    {
        var mine = MatterOf(_words).Select(word => word.Plain).ToHashSet(StringComparer.Ordinal);
        return WordReader.Read(name).Any(word => word.Plain.Length > 2 && mine.Contains(word.Plain) && DeviceReader.KindIn([word]) == DeviceKind.None);
    }

    /// <summary>Returns whether the title names a medicine before the device that gives it: "apomorphine by infusion pump" is about the medicine.</summary>
    public bool GivesBefore(IEnumerable<string> medicines)
    {
        var names = medicines.SelectMany(name => WordReader.Read(name)).Select(word => word.Plain).Where(word => word.Length > 2).ToHashSet(StringComparer.Ordinal);
        var device = DeviceReader.Find(_words).Select(found => found.Start).DefaultIfEmpty().Min();
        var before = _words.Take(device).Select(word => word.Plain).ToList();
        return before.Exists(names.Contains) && before.Exists(Means.Contains);
    }

    private bool IsAimedAtDevice()
    {
        const int reach = 5;
        return DeviceReader.Find(_words).Any(device =>
            _words[Math.Max(0, device.Start - reach)..device.Start].Any(DevicePhrases.IsAim));
    }

    private static ImmutableArray<Word> MatterOf(ImmutableArray<Word> words)
    {
        var context = 0;
        while (context < words.Length && !DevicePhrases.IsContext(words[context]))
        {
            context++;
        }

        return context > 0 ? words[..context] : words;
    }
}
