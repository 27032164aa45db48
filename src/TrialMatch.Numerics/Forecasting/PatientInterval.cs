namespace TrialMatch.Numerics.Forecasting;

/// <summary>From <paramref name="Low"/> to <paramref name="High"/> patients, both included.</summary>
public readonly record struct PatientInterval(int Low, int High);
