using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps a released study to what the public sees of it: no numbers, no contacts, and of the sites only which hospitals take part.</summary>
internal static class PublicTrials
{
    /// <param name="sponsor">The sponsor's name.</param>
    /// <param name="nameOf">The name of a trust.</param>
    public static V1.PublicTrial ToPublic(this Study study, string sponsor, Func<TrustId, string> nameOf) => new()
    {
        Name = $"publicTrials/{study.Id}",
        Title = study.Release!.Title,
        SponsorDisplayName = sponsor,
        Area = (V1.Area)(int)(study.Classification.Lead ?? default),
        Phase = (V1.Phase)(int)study.Draft.Phase,
        Conditions = { study.Draft.Conditions },
        RegistryIds = { study.Draft.RegistryIds },
        Progress = (V1.PublicTrial.Types.Progress)(int)PublicRelease.ProgressOf(study),
        EnrolmentStart = study.Draft.EnrolmentStart.ToProto(),
        EnrolmentEnd = study.Draft.EnrolmentEnd.ToProto(),
        Hospitals =
        {
            study.Sites.Where(site => site.State == RequestState.Accepted)
                .Select(site => new V1.PublicHospital { Trust = ResourceNames.Of(site.Trust), DisplayName = nameOf(site.Trust) })
                .OrderBy(hospital => hospital.DisplayName, StringComparer.Ordinal),
        },
    };
}
