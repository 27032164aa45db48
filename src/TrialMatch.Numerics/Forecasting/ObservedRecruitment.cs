namespace TrialMatch.Numerics.Forecasting;

/// <summary>
/// A site's own record up to the interim date: <paramref name="Patients"/> recruited in <paramref name="ExposureMonths"/>
/// of full activity. Patients who dropped out later count too: retention applies to the updated rate.
/// </summary>
public readonly record struct ObservedRecruitment(int Patients, double ExposureMonths);
