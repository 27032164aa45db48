using TrialMatch.Registries.Samples;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>A sample record, and the study that its import made of it.</summary>
internal sealed record ImportedSample(SampleRecord Sample, ImportedRecord Record)
{
    public StudyDraft Draft => Record.Draft;
}
