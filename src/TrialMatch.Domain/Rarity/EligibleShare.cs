using System.Collections.Immutable;
using System.Globalization;
using TrialMatch.Domain.Areas;
using TrialMatch.Domain.Drafts;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Rarity;

/// <summary>
/// The share of a condition group's eligible patients that a study can ask. A rare disease or a biomarker makes it less than all that sites declare
/// for the group.
/// </summary>
/// <param name="PerMille">The share per mille, 1 to 1,000.</param>
/// <param name="Assumption">The assumption made and the field that the sponsor can set, in words; null where nothing was assumed.</param>
public sealed record EligibleShare(int PerMille, string? Assumption)
{
    public const int Whole = StudyDraftLimits.EligibleSharePerMille;

    /// <summary>Whether the study names a rare disease. Regions treat these at their hub.</summary>
    public bool IsRareDisease { get; init; }

    private static readonly EligibleShare All = new(Whole, Assumption: null);

    /// <summary>
    /// The largest factor on the consent share for a narrow study: a trial reaches a larger part of few patients, but hardly more than 30 % instead
    /// of 6 %. A guess.
    /// </summary>
    private const double MaxTimesConsent = 5;

    /// <summary>The share of the group's rate that the study recruits at, above 0 and at most 1.</summary>
    public double RateFactor => RateFactorOf(PerMille / (double)Whole);

    /// <summary>
    /// Returns the rate factor for a share s: √s, at most five times s. Planning rates are means over trials most of which are narrow in some way, so
    /// a narrow study's rate falls by less than its share.
    /// </summary>
    /// <param name="share">The share of the group's eligible patients, above 0 and at most 1.</param>
    public static double RateFactorOf(double share) => Math.Min(Math.Sqrt(share), MaxTimesConsent * share);

    /// <summary>
    /// Returns the sponsor's share; otherwise the smallest planning default of the biomarkers and rare diseases that title and conditions name; otherwise all
    /// patients. Where something without a default is named, the sponsor is asked for the share.
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
        $"{NameOf(narrowing)}: {narrowing.PerMille} of 1,000 eligible patients of {EnumText.InWords(narrowing.Group!.Value)} are assumed to have it, a planning default ({narrowing.Source}): set eligible_share_per_mille");

    private static string AskFor(ImmutableArray<Narrowing> named) =>
        $"{string.Join(", ", named.Select(NameOf))}: no share is known, so all eligible patients of the group count: set eligible_share_per_mille";

    private static string NameOf(Narrowing narrowing) => narrowing.Kind == NarrowingKind.Biomarker
        ? $"the biomarker {narrowing.Name}"
        : $"the rare disease {narrowing.Name}";
}
