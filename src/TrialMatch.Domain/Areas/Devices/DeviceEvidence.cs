namespace TrialMatch.Domain.Areas.Devices;

/// <summary>The evidence that a device or software is itself what is tested.</summary>
internal sealed record DeviceEvidence(EvidenceKind Kind, string Text)
{
    public ClassificationReason Reason() =>
        new(AreaRule.DeviceTested, Area.MedicalDevices, Kind, Text, "a device or software is itself what is tested");
}
