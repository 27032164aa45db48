namespace TrialMatch.Domain.Placement;

/// <summary>A number of patients to come: its mean and an 80 % interval.</summary>
public readonly record struct CountForecast(double Mean, int Q10, int Q90);
