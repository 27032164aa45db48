using TrialMatch.Grains.Abstractions.Studies;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Services;

/// <summary>
/// References to studies. What their grains and their interface are called is looked up once: <see cref="IGrainFactory"/> reads it from
/// attributes for each reference, which takes as long as to send a message.
/// </summary>
internal sealed class StudyGrains
{
    private readonly IGrainFactory _grains;
    private readonly GrainType _grainType;
    private readonly GrainInterfaceType _interfaceType;

    public StudyGrains(IGrainFactory grains)
    {
        var any = (GrainReference)grains.GetGrain<IStudyGrain>("any");
        (_grains, _grainType, _interfaceType) = (grains, any.GrainId.Type, any.InterfaceType);
    }

    public IStudyGrain Of(StudyId study) => (IStudyGrain)_grains.GetGrain(GrainId.Create(_grainType, study.Value), _interfaceType);
}
