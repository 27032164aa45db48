namespace TrialMatch.Api.Services;

/// <summary>The fields common to all commands on a study.</summary>
/// <param name="StudyField">The name of the field that names the study.</param>
/// <param name="Study">The study's resource name, as sent.</param>
/// <param name="Etag">The study's etag as the caller read it; empty for any version.</param>
internal sealed record StudyCommand(string StudyField, string Study, string RequestId, string Etag);
