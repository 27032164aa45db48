using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Input;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Where a draft comes from, and the fields that a registry record cannot know or that one wants to vary.</summary>
internal static class DraftOptions
{
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "A study draft (proto JSON) or a ClinicalTrials.gov record; - for standard input.",
    };

    private static readonly Option<string> Record = new("--record")
    {
        Description = "Which record to take where FILE holds several.",
        HelpName = "NCT-ID",
    };

    private static readonly Option<int?> Target = new("--target")
    {
        Description = "Norwegian patients wanted; stands in where a record tells no enrolment.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<int?> Minimum = new("--minimum")
    {
        Description = "The fewest Norwegian patients the study would go ahead with.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<Date?> From = new("--from")
    {
        Description = "First day on which a patient may be enrolled.",
        HelpName = "YYYY-MM-DD",
        CustomParser = Parsing.Day,
    };

    private static readonly Option<Date?> To = new("--to")
    {
        Description = "The day by which the target must be reached.",
        HelpName = "YYYY-MM-DD",
        CustomParser = Parsing.Day,
    };

    private static readonly Option<double?> Probability = new("--probability")
    {
        Description = "Wanted probability of reaching the target in time, 0.5 to 0.999.",
        HelpName = "P",
        CustomParser = Parsing.Number,
    };

    private static readonly Option<int?> FollowUpMonths = new("--follow-up-months")
    {
        Description = "Months of visits after a patient's enrolment.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<int?> EligibleSharePerMille = new("--eligible-share-per-mille")
    {
        Description = "Of 1,000 eligible patients of the condition group, how many have what the study asks for.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<int?> AnswerWorkingDays = new("--answer-working-days")
    {
        Description = "Working days that sites have to answer, 5 to 60.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    public static void AddTo(Command command)
    {
        command.Add(File);
        command.Add(Record);
        command.Add(Target);
        command.Add(Minimum);
        command.Add(From);
        command.Add(To);
        command.Add(Probability);
        command.Add(FollowUpMonths);
        command.Add(EligibleSharePerMille);
        command.Add(AnswerWorkingDays);
    }

    /// <summary>The draft in FILE with the given fields put in.</summary>
    public static async Task<StudyDraft> ReadAsync(Session session)
    {
        var draft = await StudySource.ReadAsync(session, new InputFile(session.Required(File)), session.Value(Record), session.Value(Target));
        draft.TargetPatients = session.Value(Target) ?? draft.TargetPatients;
        draft.EnrolmentStart = session.Value(From) ?? draft.EnrolmentStart;
        draft.EnrolmentEnd = session.Value(To) ?? draft.EnrolmentEnd;
        draft.AnswerWorkingDays = session.Value(AnswerWorkingDays) ?? draft.AnswerWorkingDays;
        if (session.Value(Minimum) is { } minimum)
        {
            draft.MinimumPatients = minimum;
        }

        if (session.Value(FollowUpMonths) is { } followUp)
        {
            draft.FollowUpMonths = followUp;
        }

        if (session.Value(EligibleSharePerMille) is { } share)
        {
            draft.EligibleSharePerMille = share;
        }

        if (session.Value(Probability) is { } probability)
        {
            draft.Probability = probability;
        }

        return draft;
    }
}
