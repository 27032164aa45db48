namespace TrialMatch.Api.Services;

/// <summary>What every command on a study says.</summary>
/// <param name="StudyField">The field that names the study.</param>
/// <param name="Study">Its resource name, as sent.</param>
/// <param name="Etag">The study's etag as it was read; empty where any will do.</param>
internal sealed record StudyCommand(string StudyField, string Study, string RequestId, string Etag);
