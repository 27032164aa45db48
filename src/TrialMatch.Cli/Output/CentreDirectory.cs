using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The centres' names, for people who don't think in areas.</summary>
internal sealed class CentreDirectory
{
    private readonly Dictionary<Area, Centre> _centres;

    public CentreDirectory(IEnumerable<Centre> centres) => _centres = centres.ToDictionary(centre => centre.Area);

    /// <summary>Asked for before the command's own call, which must not look failed when only this one does.</summary>
    public static async Task<CentreDirectory> ForTextAsync(Session session) => new(
        session.IsJson ? [] : (await session.Server.Network.ListCentresAsync(new ListCentresRequest(), session.Server.OneCall())).Centres);

    public string NameOf(Area area) => _centres.TryGetValue(area, out var centre)
        ? $"{centre.DisplayName} ({EnumNames.Of(area)}), hosted by {centre.HostTrust}"
        : EnumNames.Of(area);
}
