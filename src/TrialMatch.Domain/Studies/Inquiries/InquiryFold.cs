using System.Collections.Immutable;
using TrialMatch.Domain.Studies.Events;
using TrialMatch.Primitives;

namespace TrialMatch.Domain.Studies.Inquiries;

/// <summary>Applies events to an inquiry. It decides nothing.</summary>
internal static class InquiryFold
{
    public static Inquiry Ask(Inquiry inquiry, InterestAsked asked, DateTimeOffset at) => inquiry with
    {
        AnswerBy = asked.AnswerBy,
        NeedsCollation = true,
        Figures = FeasibilityFigures.Of(asked.Plan),
        Sites = [.. asked.Asked.Select(site => new InterestSite
        {
            Trust = site.Trust,
            Area = site.Area,
            AskedAt = at,
            AnswerBy = asked.AnswerBy,
            Patients = site.Patients,
            Start = site.Start,
        })],
    };

    public static Inquiry Report(Inquiry inquiry, InterestReported reported, DateTimeOffset at) =>
        WithSites(inquiry, [reported.Trust], site => site with { Answer = reported, AnsweredAt = site.AnsweredAt ?? at }) with { NeedsCollation = true };

    public static Inquiry Remind(Inquiry inquiry, InterestReminded reminded) =>
        WithSites(inquiry, reminded.Trusts, site => site with { Reminded = reminded.Kind });

    public static Inquiry Lapse(Inquiry inquiry, InterestLapsed lapsed) => WithSites(inquiry, lapsed.Trusts, site => site with { IsSilent = true });

    public static Inquiry Ask(Inquiry inquiry, QuestionAsked asked, HistoryEntry entry) => inquiry with
    {
        Questions = inquiry.Questions.Add(new InquiryQuestion(entry.Version, asked.Trust, asked.IsBySponsor, asked.Remarks, entry.At)),
    };

    public static Inquiry Answer(Inquiry inquiry, QuestionAnswered answered, DateTimeOffset at) => inquiry with
    {
        Questions =
        [
            .. inquiry.Questions.Select(question =>
                question.Number == answered.Question ? question with { Answer = answered.Remarks, AnsweredAt = at } : question),
        ],
    };

    private static Inquiry WithSites(Inquiry inquiry, ImmutableArray<TrustId> trusts, Func<InterestSite, InterestSite> change) =>
        inquiry with { Sites = [.. inquiry.Sites.Select(site => trusts.Contains(site.Trust) ? change(site) : site)] };
}
