using TrialMatch.Domain.Placement;
using TrialMatch.Domain.Placement.Menu;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps a preview: its plan and the alternatives.</summary>
internal static class PlanMenus
{
    public static V1.PreviewPlacementResponse Response(PlacementPreview preview)
    {
        var response = new V1.PreviewPlacementResponse { Plan = preview.Plan.ToProto() };
        if (preview.Menu is { } menu)
        {
            response.Menu.AddRange(menu.Options.Select(ToProto));
            response.BackUps.AddRange(menu.BackUps.Select(ToProto));
        }

        return response;
    }

    private static V1.PlanOption ToProto(PlanOption option)
    {
        var proto = new V1.PlanOption
        {
            Kind = (V1.PlanKind)(int)option.Kind,
            Probability = option.Probability,
            Patients = option.Patients.ToProto(),
            FirstPatient = ToProto(option.FirstPatient),
            LastPatient = ToProto(option.LastPatient),
            RelativeCost = option.RelativeCost,
        };
        proto.Trusts.AddRange(option.Trusts.Select(ResourceNames.Of));
        return proto;
    }

    private static V1.MonthForecast ToProto(MonthForecast month) => new()
    {
        Q10 = month.Low?.FirstDay.ToProto(),
        Median = month.Median?.FirstDay.ToProto(),
        Q90 = month.High?.FirstDay.ToProto(),
    };

    private static V1.BackUp ToProto(BackUp backUp)
    {
        var proto = new V1.BackUp { Trust = ResourceNames.Of(backUp.Trust), Probability = backUp.Probability };
        proto.Next.AddRange(backUp.Next.Select(ResourceNames.Of));
        return proto;
    }
}
