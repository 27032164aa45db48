using System.CommandLine;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Questions between a site and the sponsor of an inquiry, and their answers; all stay on record.</summary>
internal static class QuestionCommands
{
    private static readonly Argument<string> Trust = new("TRUST") { Description = "The trust that asks, or is asked." };

    private static readonly Argument<string> Text = new("TEXT") { Description = "In words, at most 2,000 characters; nothing about an individual patient." };

    private static readonly Argument<long> Question = new("QUESTION") { Description = "The question's number, as `report` shows it.", CustomParser = Parsing.QuestionNumber };

    public static IEnumerable<Command> Build() =>
    [
        StudyChange.ForWords(
            new Command("ask", "Ask about an inquiry: logged in as a site, the sponsor; otherwise, as the sponsor, a site.") { Trust, Text },
            change => change.Session.Server.Inquiries.AskQuestionAsync(
                new AskQuestionRequest
                {
                    RequestId = change.RequestId,
                    Study = change.Study,
                    Trust = TrustOf(change),
                    Text = change.Session.Required(Text),
                    Etag = change.Etag,
                },
                change.Session.Server.OneCall())),
        StudyChange.ForWords(
            new Command("reply", "Answer a question about an inquiry that the other side asked.") { Trust, Question, Text },
            change => change.Session.Server.Inquiries.AnswerQuestionAsync(
                new AnswerQuestionRequest
                {
                    RequestId = change.RequestId,
                    Study = change.Study,
                    Trust = TrustOf(change),
                    Question = change.Session.Required(Question),
                    Text = change.Session.Required(Text),
                    Etag = change.Etag,
                },
                change.Session.Server.OneCall())),
    ];

    private static string TrustOf(StudyChange change) => ResourceName.Of("trusts", change.Session.Required(Trust));
}
