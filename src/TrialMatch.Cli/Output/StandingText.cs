using TrialMatch.V1;

namespace TrialMatch.Cli.Output;

/// <summary>Prints a study's status, depending on its state.</summary>
internal static class StandingText
{
    /// <summary>Prints the result of a command.</summary>
    /// <param name="now">The current time, for the time left.</param>
    public static void WriteAfterChange(Terminal terminal, Study study, DateTimeOffset now)
    {
        terminal.Heading(BlindedText.TitleOf(study));
        StudyText.WriteState(terminal, study);
        Write(terminal, study, now);
    }

    /// <param name="now">The current time, for the time left.</param>
    public static void Write(Terminal terminal, Study study, DateTimeOffset now)
    {
        if (InterestText.IsAbout(study))
        {
            InterestText.Write(terminal, study.Inquiry);
        }
        else if (study.Recruitment is not null)
        {
            terminal.Line();
            RecruitmentText.Write(terminal, study);
        }
        else if (study.Offer is not null)
        {
            terminal.Line();
            OfferText.Write(terminal, study);
        }
        else if (study.Waiting is not null)
        {
            terminal.Line();
            WaitingText.Write(terminal, study);
        }
        else if (study.Requests.Count > 0)
        {
            terminal.Line();
            WriteTimeLeft(terminal, study, now);
            RequestsText.Write(terminal, study);
        }
    }

    private static void WriteTimeLeft(Terminal terminal, Study study, DateTimeOffset now)
    {
        if (study.AnswerByTime is { } answerBy)
        {
            terminal.Line($"Answers  until {OsloText.Deadline(answerBy)} in Oslo; working days left: {OsloText.WorkingDaysLeft(answerBy, now)}");
        }
    }
}
