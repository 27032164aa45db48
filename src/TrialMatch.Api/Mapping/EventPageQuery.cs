using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Which part of a study's history is asked for.</summary>
/// <param name="AfterVersion">The version of the last event shown; 0 for the first page.</param>
internal sealed record EventPageQuery(StudyId Study, int PageSize, long AfterVersion);
