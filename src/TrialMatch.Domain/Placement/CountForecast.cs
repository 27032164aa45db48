namespace TrialMatch.Domain.Placement;

/// <summary>The forecast of a number of patients: mean and 80 % interval.</summary>
public readonly record struct CountForecast(double Mean, int Q10, int Q90);
