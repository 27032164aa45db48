using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using TrialMatch.Domain.Studies;
using TrialMatch.Grains.Abstractions.Registry;

namespace TrialMatch.Api.Mapping;

internal static class Studies
{
    public static V1.Study ToProto(this Study study) => new()
    {
        Name = ResourceNames.Of(study.Id),
        Sponsor = ResourceNames.Of(study.Sponsor),
        Draft = study.Draft.ToProto(),
        State = study.State.ToProto(),
        Plan = study.Plan?.ToProto() ?? new V1.Plan
        {
            Classification = study.Classification.ToProto(),
            Outcome = V1.Plan.Types.Outcome.Unclassified,
            TargetPatients = study.Draft.TargetPatients,
            WantedProbability = study.Draft.Probability,
        },
        RegisterTime = study.RegisteredAt.ToTimestamp(),
        UpdateTime = study.UpdatedAt.ToTimestamp(),
        Version = study.Version,
        Etag = study.Version.ToString(CultureInfo.InvariantCulture),
        MatchingRound = study.Round,
    };

    public static V1.StudySummary ToProto(this StudyEntry entry) => new()
    {
        Name = ResourceNames.Of(entry.Id),
        Sponsor = ResourceNames.Of(entry.Sponsor),
        Title = entry.Title,
        State = entry.State.ToProto(),
        Lead = (V1.Area)(int)entry.Lead,
        RegisterTime = entry.RegisteredAt.ToTimestamp(),
    };

    public static V1.Study.Types.State ToProto(this StudyState state) => (V1.Study.Types.State)(int)state;
}
