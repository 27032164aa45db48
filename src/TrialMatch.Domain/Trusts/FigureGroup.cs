namespace TrialMatch.Domain.Trusts;

/// <summary>The groups of a trust's figures. Each is a planning default until the trust replaces it.</summary>
public enum FigureGroup
{
    Unspecified = 0,
    Networks = 1,
    Capabilities = 2,
    Capacity = 3,
    EligiblePatients = 4,
    ConsentShare = 5,
    StartUp = 6,
    Costs = 7,
}
