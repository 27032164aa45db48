namespace TrialMatch.Domain.Activity;

/// <summary>Why a study's patients at a site are in the activity report, out of it, or to be checked by hand.</summary>
public enum ActivityReason
{
    Unspecified = 0,

    /// <summary>In: an interventional study that tests a treatment, with new patients.</summary>
    Treatment = 1,

    /// <summary>Out: it observes, as registry studies do, and treats nobody.</summary>
    Observational = 2,

    /// <summary>Out: a treatment that is given outside a study.</summary>
    ExpandedAccess = 3,

    /// <summary>Out: no new patient in the year.</summary>
    NoNewPatients = 4,

    /// <summary>To be checked: nothing but a test is studied, so it may be a screening study.</summary>
    DiagnosticTestOnly = 5,

    /// <summary>To be checked: the draft does not tell what kind of intervention is studied.</summary>
    InterventionUntold = 6,

    /// <summary>To be checked: the study was last written before its kind was recorded.</summary>
    KindUnrecorded = 7,
}
