namespace TrialMatch.Domain.Areas.Devices;

/// <summary>What a device named in a study is there for, by the word for it.</summary>
public enum DeviceKind
{
    /// <summary>No device.</summary>
    None = 0,

    /// <summary>A pen, an inhaler: gives a medicine, and is tested only where the study is about handling it.</summary>
    Gives,

    /// <summary>A step counter, a glucose sensor: measures, and is tested only where the study is about measuring.</summary>
    Measures,

    /// <summary>A stent, an app: treats or decides by itself.</summary>
    Acts,
}
