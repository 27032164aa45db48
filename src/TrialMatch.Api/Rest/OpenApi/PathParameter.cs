namespace TrialMatch.Api.Rest.OpenApi;

/// <summary>A part of a path that a caller fills in.</summary>
/// <param name="Name">What stands in braces: "study".</param>
/// <param name="Field">The field of the request that it is the id in, by its path: "name", "trust.name".</param>
internal sealed record PathParameter(string Name, string Field);
