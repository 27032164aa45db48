using System.Collections.Immutable;
using TrialMatch.Domain.Studies;

namespace TrialMatch.Domain.Areas;

/// <summary>
/// Rule 1: a device or software is itself what is tested. Registrants choose intervention types freely, so a device among
/// medicines is taken for the means of giving them, and one among tests in an observational study for the means of measuring.
/// </summary>
internal static class DeviceRule
{
    private static readonly ImmutableArray<InterventionType> BesidesDeviceInTrial =
        [InterventionType.Device, InterventionType.Procedure, InterventionType.Behavioral, InterventionType.DiagnosticTest, InterventionType.Other];

    private static readonly ImmutableArray<InterventionType> BesidesDeviceInObservation =
        [InterventionType.Device, InterventionType.Procedure, InterventionType.Behavioral];

    public static bool Fits(StudySubject subject)
    {
        var besides = subject.StudyType == StudyType.Observational ? BesidesDeviceInObservation : BesidesDeviceInTrial;
        return subject.InterventionTypes.Contains(InterventionType.Device) && subject.InterventionTypes.All(type => besides.Contains(type));
    }
}
