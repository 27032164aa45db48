namespace TrialMatch.Cli.Bench;

/// <summary>
/// The calls of one year of Norway, from which a benchmark draws. Only the number of studies is published; whatever else is a guess says so.
/// Inquiries are not in it: the API has none yet.
/// </summary>
internal static class NationalYear
{
    /// <summary>Studies registered: the mean of the commercial drug-trial applications that DMP had in 2022, 2023 and 2024.</summary>
    public const int Studies = (108 + 59 + 76) / 3;

    private const int DraftsAStudy = 10;
    private const int SitesAStudy = 4;
    private const int ReadsAStudy = 20;
    private const int Trusts = 22;
    private const int Centres = 6;
    private const int Months = 12;
    private const int WorkingDays = 250;

    public static IReadOnlyList<CallsAYear> Mix { get; } =
    [
        new(CallKind.Preview, "preview", Studies * DraftsAStudy, "guess: ten drafts for each study"),
        new(CallKind.Register, "register a study", Studies, "DMP: 108, 59 and 76 commercial drug-trial applications in 2022-24"),
        new(CallKind.Answer, "site answers", Studies * SitesAStudy, "guess: four sites for each study; the largest contract office alone had 207 contracts in 2022"),
        new(CallKind.AnswerOffer, "sponsor answers", Studies, "guess: every study gets an offer"),
        new(CallKind.DeclareCapacity, "declare capacity", Trusts * Months, "guess: each of 22 trusts once a month"),
        new(CallKind.ReadStudy, "read a study", Studies * ReadsAStudy, "guess: 20 times each"),
        new(CallKind.ReadCapacity, "read a calendar", Trusts * Months, "guess: before each declaration"),
        new(CallKind.ListRequests, "list requests", (Trusts + Centres) * WorkingDays, "guess: each trust and centre looks into its inbox each working day"),
        new(CallKind.ListStudies, "list studies", Centres * WorkingDays, "guess: each centre each working day"),
        new(CallKind.Watch, "watch", Centres * WorkingDays, "guess: each centre once each working day; until the first event"),
    ];

    /// <summary>Calls in a year.</summary>
    public static int Calls { get; } = Mix.Sum(each => each.Calls);

    /// <summary>Draws the kind of the next call, each as often as in a year.</summary>
    public static CallKind Draw(Random random)
    {
        var drawn = random.Next(Calls);
        foreach (var each in Mix)
        {
            drawn -= each.Calls;
            if (drawn < 0)
            {
                return each.Kind;
            }
        }

        throw new InvalidOperationException("the calls of a year are fewer than their sum");
    }
}
