namespace TrialMatch.Cli.Bench;

/// <summary>The kinds of calls of a benchmark, in the order in which they are shown.</summary>
internal enum CallKind
{
    Preview,
    Register,
    Answer,
    AnswerOffer,
    DeclareCapacity,
    ReadStudy,
    ReadCapacity,
    ListRequests,
    ListStudies,
    Watch,
}
