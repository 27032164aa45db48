using TrialMatch.Domain.Areas.Lexicon;

namespace TrialMatch.Domain.Areas.Devices;

/// <summary>Nouns for devices and software.</summary>
internal static class DeviceTerms
{
    public static readonly Concept Acts = Concept.Sign(AreaRule.DeviceTested, "a device or software that acts by itself");

    public static readonly Concept Measures = Concept.Sign(AreaRule.DeviceTested, "a device that measures");

    public static readonly Concept Gives = Concept.Sign(AreaRule.DeviceTested, "a device that gives a medicine");

    /// <summary>Includes longer terms that contain a device word but are no device; the longer term wins.</summary>
    public static TermIndex Index { get; } = new(TermTable.ReadSigns("devices.txt", new Dictionary<string, Concept>
    {
        ["acts"] = Acts,
        ["measures"] = Measures,
        ["gives"] = Gives,
        ["no device"] = Concept.Neutral,
    }));
}
