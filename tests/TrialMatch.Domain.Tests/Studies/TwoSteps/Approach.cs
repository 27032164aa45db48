namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>How the requests of a simulated year are put.</summary>
internal enum Approach
{
    /// <summary>Each is registered to be placed on its first day, and holds capacity while its sponsor decides.</summary>
    HeldAtOnce,

    /// <summary>Each is an inquiry first, and holds capacity once its sponsor has confirmed.</summary>
    TwoSteps,
}
