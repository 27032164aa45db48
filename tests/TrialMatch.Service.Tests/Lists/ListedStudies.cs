using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Lists;

/// <summary>A server of its own with hundreds of studies of two sponsors, in several areas and in triage.</summary>
public sealed class ListedStudies : IAsyncLifetime
{
    public const int Count = 240;

    private const int Callers = 8;

    // Most have no area: they are registered without being planned, which is quick.
    private static readonly string[] Conditions =
    [
        "Preeclampsia", "Asthma", "Breast Cancer", "Preeclampsia", "Asthma", "Heart Failure", "Preeclampsia", "Asthma", "Preeclampsia", "Migraine",
        "Preeclampsia", "Asthma",
    ];

    internal RunningServer Server { get; } = new();

    /// <summary>As registered.</summary>
    internal IReadOnlyList<Study> Studies { get; private set; } = [];

    internal string FirstSponsor { get; private set; } = "";

    internal string SecondSponsor { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        FirstSponsor = await Server.Client.SponsorAsync("first");
        SecondSponsor = await Server.Client.SponsorAsync("second");
        var studies = new Study[Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, Count), new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (i, _) =>
            studies[i] = await Server.Client.RegisterAsync(
                $"listed-{i}", i % 5 == 0 ? SecondSponsor : FirstSponsor, Drafts.Of($"Listed {i}", Conditions[i % Conditions.Length], target: 5)));
        Studies = studies;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
