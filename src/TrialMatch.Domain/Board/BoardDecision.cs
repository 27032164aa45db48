namespace TrialMatch.Domain.Board;

/// <summary>Something that needs a decision.</summary>
/// <param name="Title">What is to be decided.</param>
/// <param name="Evidence">The figures that say so.</param>
public sealed record BoardDecision(BoardTopic Topic, string Title, string Evidence);
