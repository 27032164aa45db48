using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Capacity;
using TrialMatch.Domain.Placement.Changes;
using TrialMatch.Domain.Trusts;
using TrialMatch.Primitives;
using TrialMatch.V1;
using Area = TrialMatch.Domain.Areas.Area;
using CapacityEffect = TrialMatch.Domain.Placement.Changes.CapacityEffect;
using Pool = TrialMatch.Domain.Capacity.Pool;
using StudiesHelped = TrialMatch.Domain.Placement.Changes.StudiesHelped;

namespace TrialMatch.Api.Mapping;

/// <summary>Maps a change of capacity that is asked about, and what it would do.</summary>
internal static class CapacityChanges
{
    private static readonly IReadOnlyDictionary<string, PoolKind> Kinds = Enum.GetValues<PoolKind>()
        .Where(kind => kind is not (PoolKind.Unspecified or PoolKind.EligiblePatients))
        .ToDictionary(kind => PoolIds.Of(kind).Value, StringComparer.Ordinal);

    /// <summary>Returns the change that a request asks about, for any trust; null where nothing would change there.</summary>
    public static Func<TrustProfile, CapacityChange?> ChangeOf(this AssessCapacityChangeRequest request, RequestReader fields)
    {
        switch (request.ChangeCase)
        {
            case AssessCapacityChangeRequest.ChangeOneofCase.More:
                return IncreaseOf(request.More, fields);
            case AssessCapacityChangeRequest.ChangeOneofCase.OpenedArea when CentreAreas.All.Contains((Area)(int)request.OpenedArea):
                var area = (Area)(int)request.OpenedArea;
                return profile => profile.OpenAreas.Contains(area) ? null : new CapacityChange.OpenedSite(profile.Id, area);
            case AssessCapacityChangeRequest.ChangeOneofCase.OpenedArea:
                fields.Add("opened_area", NoArea);
                return _ => null;
            default:
                fields.Add("change", "expected more or opened_area");
                return _ => null;
        }
    }

    public static V1.CapacityEffect ToProto(this CapacityEffect effect) => new()
    {
        Trust = ResourceNames.Of(effect.Change.Trust),
        OnWaiting = effect.OnWaiting.ToProto(),
        OnRefused = effect.OnRefused.ToProto(),
    };

    public static V1.CapacityEffect AlreadyOpen(TrustId trust) => new()
    {
        Trust = ResourceNames.Of(trust),
        OnWaiting = new V1.StudiesHelped(),
        OnRefused = new V1.StudiesHelped(),
        AlreadyOpen = true,
    };

    private static readonly string NoArea = $"expected one of {string.Join(", ", Enum.GetValues<V1.Area>().Where(area => CentreAreas.All.Contains((Area)(int)area)))}";

    private static Func<TrustProfile, CapacityChange?> IncreaseOf(CapacityIncrease more, RequestReader fields)
    {
        if (!Kinds.TryGetValue(more.PoolId, out var kind))
        {
            fields.Add("more.pool_id", $"expected one of {string.Join(", ", Kinds.Keys)}");
        }

        if (more.UnitsPerMonth is < 1 or > DeclaredCapacity.MaxAmount)
        {
            fields.Add("more.units_per_month", $"expected 1 to {DeclaredCapacity.MaxAmount:N0}");
        }

        var area = (Area)(int)more.Area;
        if (area != Area.Unspecified && !CentreAreas.All.Contains(area))
        {
            fields.Add("more.area", $"{NoArea}, or none");
        }

        return profile => new CapacityChange.MoreOfPool(profile.Id, PoolAt(profile, kind, area), more.UnitsPerMonth);
    }

    /// <summary>The pool from which the area's studies take; without an area, the one for all.</summary>
    private static Pool PoolAt(TrustProfile profile, PoolKind kind, Area area) =>
        (area == Area.Unspecified ? null : profile.Find(kind, area, group: null))?.Pool ?? Pool.Shared(kind);

    private static V1.StudiesHelped ToProto(this StudiesHelped helped) => new()
    {
        Studies = helped.Studies,
        Patients = helped.Patients,
        ExpectedPatientsHere = helped.ExpectedHere,
        StudiesCloser = helped.StudiesCloser,
        ByArea = { helped.ByArea.Select(area => new StudiesInArea { Area = (V1.Area)(int)area.Key, Studies = area.Value }) },
    };
}
