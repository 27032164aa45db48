using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Rarity;

/// <summary>
/// How many of a condition group's eligible patients a study can ask. A rare disease or a biomarker makes them fewer than the sites
/// declare for the group.
/// </summary>
/// <param name="PerMille">Of 1,000 patients of the group, 1 to 1,000.</param>
/// <param name="Assumption">What was assumed, and what the sponsor is asked for, for a person to read; null where nothing was.</param>
public sealed record EligibleShare(int PerMille, string? Assumption)
{
    public const int Whole = StudyDraftLimits.EligibleSharePerMille;

    /// <summary>Whether the study names a rare disease, which regions treat at their hub.</summary>
    public bool IsRareDisease { get; init; }

    private static readonly EligibleShare All = new(Whole, Assumption: null);

    /// <summary>
    /// Of a rare disease's few patients a trial reaches a larger part than of many: hardly more than this many times the usual part
    /// (30 % instead of 6 %). A planning guess.
    /// </summary>
    private const double MaxTimesConsent = 5;

    /// <summary>The share of the group's rate that the study recruits at, above 0 and at most 1.</summary>
    public double RateFactor => RateFactorOf(PerMille / (double)Whole);

    /// <summary>
    /// √s of a share s, and at most five times the share. Planning rates are means over trials, most of which are narrow in some way,
    /// so that a narrow study falls behind them by less than its share.
    /// </summary>
    /// <param name="share">Of the group's eligible patients, above 0 and at most 1.</param>
    public static double RateFactorOf(double share) => Math.Min(Math.Sqrt(share), MaxTimesConsent * share);

    /// <summary>
    /// What the sponsor said; else the smallest planning default of what the title and conditions name; else all patients, and then
    /// the sponsor is asked where something without a default is named.
    /// </summary>
    /// <param name="group">The study's condition group; null where none is known.</param>
    public static EligibleShare Of(StudyDraft draft, ConditionGroup? group)
    {
        var named = NarrowingReader.Read(draft, group);
        var isRareDisease = named.Any(narrowing => narrowing.Kind == NarrowingKind.RareDisease);
        return ShareOf(draft, named) with { IsRareDisease = isRareDisease };
    }

    private static EligibleShare ShareOf(StudyDraft draft, ImmutableArray<Narrowing> named)
    {
        if (draft.EligibleSharePerMille is { } said)
        {
            return new EligibleShare(said, Assumption: null);
        }

        return named.Where(narrowing => narrowing.PerMille is not null).MinBy(narrowing => narrowing.PerMille) is { } rarest
            ? new EligibleShare(rarest.PerMille!.Value, ByDefault(rarest))
            : named.IsEmpty ? All : new EligibleShare(Whole, AskFor(named));
    }

    private static string ByDefault(Narrowing narrowing) => string.Create(
        CultureInfo.InvariantCulture,
        $"{NameOf(narrowing)}: {narrowing.PerMille} of 1,000 eligible patients of {EnumText.InWords(narrowing.Group!.Value)} are taken to have it, a planning default ({narrowing.Source}): say eligible_share_per_mille");

    private static string AskFor(ImmutableArray<Narrowing> named) =>
        $"{string.Join(", ", named.Select(NameOf))}: no share is known, so every eligible patient of the group is counted: say eligible_share_per_mille";

    private static string NameOf(Narrowing narrowing) => narrowing.Kind == NarrowingKind.Biomarker
        ? $"the biomarker {narrowing.Name}"
        : $"the rare disease {narrowing.Name}";
}
