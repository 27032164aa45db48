using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>The part of a study's history to return.</summary>
/// <param name="AfterVersion">The version of the last event shown; 0 for the first page.</param>
internal sealed record EventPageQuery(StudyId Study, int PageSize, long AfterVersion);
