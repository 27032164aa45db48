namespace TrialMatch.Domain.Areas.Devices;

/// <summary>The role of a device named in a study, judged by its noun.</summary>
public enum DeviceKind
{
    /// <summary>No device.</summary>
    None = 0,

    /// <summary>Gives a medicine (a pen, an inhaler). It is tested only where the study is about handling it.</summary>
    Gives,

    /// <summary>Measures (a step counter, a glucose sensor). It is tested only where the study is about measuring.</summary>
    Measures,

    /// <summary>Treats or decides by itself (a stent, an app).</summary>
    Acts,
}
