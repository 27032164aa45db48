namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>A month of a pool as the pipeline would use it.</summary>
/// <param name="Expected">The units that open inquiries take on average, each weighed by the probability that it becomes a placement.</param>
/// <param name="OverloadProbability">The probability that they take more than studies could still get; 0 where none asks for the pool in the month.</param>
public sealed record PipelineMonth(double Expected, double OverloadProbability);
