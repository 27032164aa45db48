using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>The centres' names, for people who do not think in areas.</summary>
internal sealed class CentreDirectory
{
    private const string CoordinatingUnit = "the coordinating unit";

    private readonly Dictionary<Area, Centre> _centres;

    public CentreDirectory(IEnumerable<Centre> centres) => _centres = centres.ToDictionary(centre => centre.Area);

    public static async Task<CentreDirectory> LoadAsync(ServerConnection server) =>
        new((await ListAsync(server)).Centres);

    public static Task<ListCentresResponse> ListAsync(ServerConnection server) => WholeList.ReadAsync(token =>
        server.Network.ListCentresAsync(new ListCentresRequest { PageToken = token }, server.OneCall()).ResponseAsync);

    /// <summary>Loads the names before the command's own call, which must not appear to fail when only this one does; not needed for JSON.</summary>
    public static async Task<CentreDirectory> ForTextAsync(Session session) =>
        session.IsJson ? new CentreDirectory([]) : await LoadAsync(session.Server);

    /// <summary>E.g. "NorTrials Cancer, hosted by ous".</summary>
    public string NameOf(Area area) => _centres.TryGetValue(area, out var centre)
        ? $"{centre.DisplayName}, hosted by {ResourceName.IdOf("trusts", centre.HostTrust)}"
        : WithoutCentre(area);

    /// <summary>E.g. "NorTrials Cancer".</summary>
    public string ShortNameOf(Area area) => _centres.TryGetValue(area, out var centre) ? centre.DisplayName : WithoutCentre(area);

    private static string WithoutCentre(Area area) => area == Area.OtherFields ? CoordinatingUnit : EnumNames.InWords(area);
}
