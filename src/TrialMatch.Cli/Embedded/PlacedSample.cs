using Google.Protobuf.Collections;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>A sample record that was registered as a study.</summary>
/// <param name="Warnings">The assumptions of its import.</param>
internal sealed record PlacedSample(string Name, Study Study, RepeatedField<ImportProblem> Warnings);
