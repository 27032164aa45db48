using System.Collections.Frozen;
using System.Collections.Immutable;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Activity;

/// <summary>
/// The yearly report of clinical treatment studies ("kliniske behandlingsstudier", KBS): new patients by treating trust. It counts what went
/// through this system only.
/// </summary>
/// <param name="Sites">Every study at each trust, in or out, by trust and then by study.</param>
/// <param name="Trusts">The sums of each trust, in order of id.</param>
/// <param name="Studies">The studies that are in, each once however many trusts take part (R9).</param>
public sealed record ActivityReport(ImmutableArray<ActivityFact> Sites, ImmutableArray<TrustActivity> Trusts, int Studies)
{
    public const string Definition =
        "New patients included in the year in clinical treatment and rehabilitation studies that may affect the participants' course of care and were open "
        + "for inclusion, counted at the trust of the specialist health service that treats them. Pure registry, observational and screening studies do not count.";

    public const string Source = "The yearly reporting of clinical treatment studies by the health trusts, as Sikt and Cristin define it: "
        + "https://www.cristin.no/behandlingsstudier/ofte-stilte-sporsmal/ and "
        + "https://sikt.no/tjenester/cristin-det-nasjonale-forskningsinformasjonssystemet/rapportering-av-kliniske-behandlingsstudier";

    public static ImmutableArray<string> Caveats { get; } =
    [
        "Through TrialMatch only: industry studies placed here, as their sites reported patients by month.",
        "A study is in if its draft says that it is interventional and tests a treatment. The draft does not tell its purpose, so screening is told by nothing but a test being studied, and such studies are to be checked.",
        "Whether participants are patients or healthy volunteers is not recorded. Studies that have not reported a month of the year are not listed.",
        "The part of the official indicator for starting and coordinating studies is not computed.",
    ];

    /// <param name="facts">Those of the year, of every trust.</param>
    /// <param name="trusts">The trusts to report.</param>
    public static ActivityReport Of(IEnumerable<ActivityFact> facts, IEnumerable<TrustId> trusts)
    {
        var own = trusts.ToFrozenSet();
        ImmutableArray<ActivityFact> sites =
        [
            .. facts.Where(fact => own.Contains(fact.Trust))
                .OrderBy(fact => fact.Trust.Value, StringComparer.Ordinal)
                .ThenBy(fact => fact.Study.Value, StringComparer.Ordinal),
        ];
        return new ActivityReport(
            sites,
            [.. sites.GroupBy(site => site.Trust).Select(trust => Of(trust.Key, [.. trust]))],
            sites.Where(IsIn).Select(site => site.Study).Distinct().Count());
    }

    private static TrustActivity Of(TrustId trust, IReadOnlyList<ActivityFact> sites) => new(
        trust,
        sites.Where(IsIn).Sum(site => site.Patients),
        sites.Where(site => site.Standing == ActivityStanding.Check).Sum(site => site.Patients),
        sites.Count(IsIn));

    private static bool IsIn(ActivityFact site) => site.Standing == ActivityStanding.In;
}
