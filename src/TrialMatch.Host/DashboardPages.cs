using Orleans.Dashboard;
using TrialMatch.Api.Access;

namespace TrialMatch.Host;

/// <summary>Orleans' own pages about silos, grains and calls, for operators.</summary>
internal static class DashboardPages
{
    // What the pages load is their own; they style by script and draw icons and fonts from data.
    private const string ContentRules = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'";

    public static void MapDashboard(this WebApplication app)
    {
        app.UseOperatorsAlone(ContentRules);
        app.MapOrleansDashboard(OperatorPages.Path);
    }
}
