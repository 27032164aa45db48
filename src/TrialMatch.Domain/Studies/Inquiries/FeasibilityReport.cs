using System.Collections.Immutable;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>The answers to an inquiry, counted and put beside what could be offered.</summary>
/// <param name="Sites">Every site that was asked, those that said yes first, each group in the order of their patients.</param>
/// <param name="Limits">How many sites named each limit, most frequent first.</param>
public sealed record FeasibilityReport(Inquiry Inquiry, ImmutableArray<InterestSite> Sites, ImmutableArray<(InterestLimit Limit, int Sites)> Limits)
{
    public int Interested => Count(Interest.Interested);

    public int WantsToKnowMore => Count(Interest.WantsToKnowMore);

    public int NotInterested => Count(Interest.NotInterested);

    public int Silent => Sites.Count(site => site.Answer is null);

    /// <summary>The sum of what the sites that said yes believe they could recruit.</summary>
    public int StatedPatients => Sites.Where(site => site.SaidYes).Sum(site => site.Answer!.Form.Patients ?? 0);

    public static FeasibilityReport Of(Inquiry inquiry) => new(
        inquiry,
        [
            .. inquiry.Sites
                .OrderBy(Rank)
                .ThenByDescending(site => site.Answer?.Form.Patients ?? 0)
                .ThenBy(site => site.Trust.Value, StringComparer.Ordinal),
        ],
        [
            .. inquiry.Sites
                .SelectMany(site => site.Answer?.Form.Limits ?? [])
                .CountBy(limit => limit)
                .OrderByDescending(count => count.Value)
                .ThenBy(count => count.Key)
                .Select(count => (count.Key, count.Value)),
        ]);

    private static int Rank(InterestSite site) => site.Answer?.Form.Interest switch
    {
        Interest.Interested => 0,
        Interest.WantsToKnowMore => 1,
        null => 2,
        _ => 3,
    };

    private int Count(Interest interest) => Sites.Count(site => site.Answer?.Form.Interest == interest);
}
