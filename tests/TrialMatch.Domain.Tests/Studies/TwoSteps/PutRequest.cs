namespace TrialMatch.Domain.Tests.Studies.TwoSteps;

/// <summary>A request that has been registered.</summary>
/// <param name="First">The world's index of the study.</param>
internal sealed record PutRequest(SimulatedRequest Request, int First)
{
    /// <summary>The study registered anew after the offer had expired before the sponsor decided to come; null where there is none.</summary>
    public int? Again { get; init; }

    public int Latest => Again ?? First;
}
