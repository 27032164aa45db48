using TrialMatch.Cli.Commands;
using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints the sites that an inquiry asked, what they said, and the questions.</summary>
internal static class InterestText
{
    /// <summary>E.g. "3 of 9 answered, 2 said yes or maybe".</summary>
    public static string Tally(IReadOnlyCollection<InterestRequest> sites) =>
        $"{Figures.Whole(sites.Count(site => site.AnswerTime is not null))} of {Figures.Whole(sites.Count)} answered, {Figures.Whole(sites.Count(SaidYes))} said yes or maybe";

    /// <summary>Whether the study is an inquiry that has not been confirmed: where it stands is what its sites said.</summary>
    public static bool IsAbout(Study study) => study.Inquiry is { Sites.Count: > 0, Outcome: not Inquiry.Types.Outcome.Confirmed };

    /// <summary>Prints all of an inquiry: the sites, the questions, and why it was lost.</summary>
    public static void Write(Terminal terminal, Inquiry inquiry)
    {
        Write(terminal, inquiry.Sites);
        WriteQuestions(terminal, inquiry.Questions);
        WriteLoss(terminal, inquiry);
    }

    /// <summary>Prints why a lost inquiry did not come to Norway; nothing of any other.</summary>
    public static void WriteLoss(Terminal terminal, Inquiry inquiry)
    {
        if (inquiry.LossReason != Inquiry.Types.LossReason.Unspecified)
        {
            terminal.Line();
            terminal.Line($"Why not Norway: {EnumNames.InWords(inquiry.LossReason)}{(inquiry.LossRemarks.Length > 0 ? "; " + SafeText.Line(inquiry.LossRemarks) : string.Empty)}");
        }
    }

    public static void Write(Terminal terminal, IReadOnlyCollection<InterestRequest> sites)
    {
        if (sites.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"Sites asked whether they are interested ({Figures.Whole(sites.Count)}): {Tally(sites)}");
        var table = new TextTable().Short("Site").Short("Interest").Number("Planned").Short("From").Number("It says").Short("Chance").Prose("Limits and remarks");
        foreach (var site in sites)
        {
            table.Row(
                ResourceName.IdOf("trusts", site.Trust),
                site.AnswerTime is null ? "no answer" : EnumNames.InWords(site.Interest),
                Figures.Whole(site.PlannedPatients),
                Figures.Month(site.PlannedStartMonth),
                site.HasPatients ? Figures.Whole(site.Patients) : Figures.None,
                site.Chance == InterestRequest.Types.Chance.Unspecified ? Figures.None : EnumNames.InWords(site.Chance),
                string.Join("; ", Words(site).Where(word => word.Length > 0)));
        }

        terminal.Table(table);
    }

    public static void WriteQuestions(Terminal terminal, IReadOnlyCollection<InquiryQuestion> questions)
    {
        if (questions.Count == 0)
        {
            return;
        }

        terminal.Line();
        terminal.Heading($"Questions ({Figures.Whole(questions.Count)})");
        foreach (var question in questions)
        {
            var site = ResourceName.IdOf("trusts", question.Trust);
            terminal.Line($"  {Figures.Whole(question.Question)}  {(question.BySponsor ? "the sponsor asks " + site : site + " asks")}: {SafeText.Line(question.Text)}");
            terminal.Line($"     {(question.AnswerTime is null ? "not answered yet" : SafeText.Line(question.Answer))}");
        }
    }

    public static bool SaidYes(InterestRequest site) =>
        site.Interest is InterestRequest.Types.Answer.Interested or InterestRequest.Types.Answer.WantsToKnowMore;

    private static IEnumerable<string> Words(InterestRequest site)
    {
        yield return string.Join(", ", site.Limits.Select(limit => EnumNames.InWords(limit)));
        yield return site is { HasPopulationThere: true, PopulationThere: false } ? "does not see such patients" : string.Empty;
        yield return site.Remarks;
        yield return site.Late ? "answered late" : string.Empty;
        yield return site.AnsweredByCentre ? "answered by the centre" : string.Empty;
    }
}
