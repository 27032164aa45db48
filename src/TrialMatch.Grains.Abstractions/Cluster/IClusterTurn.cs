namespace TrialMatch.Grains.Abstractions.Cluster;

/// <summary>Which of several servers on one store does what one of them does for all: sends notices, sweeps.</summary>
public interface IClusterTurn
{
    /// <summary>Whether it is this server at present. It may change at any time; during a change two servers, or none, may say so.</summary>
    bool IsOurs { get; }
}
