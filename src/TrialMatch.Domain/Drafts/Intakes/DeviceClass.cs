namespace TrialMatch.Domain.Drafts.Intakes;

/// <summary>The risk class of a device, by the EU regulations on medical devices and on in vitro diagnostics.</summary>
public enum DeviceClass
{
    /// <summary>Not specified.</summary>
    Unspecified = 0,
    ClassI = 1,
    /// <summary>Class IIa.</summary>
    ClassIia = 2,
    /// <summary>Class IIb.</summary>
    ClassIib = 3,
    /// <summary>Class III.</summary>
    ClassIii = 4,
    /// <summary>An in vitro diagnostic.</summary>
    Ivd = 5,
}
