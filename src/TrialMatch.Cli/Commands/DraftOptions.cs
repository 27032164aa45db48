using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Input;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>The options that give a draft, and the fields that a registry record cannot contain or that a caller may want to vary.</summary>
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

    private static readonly Option<string[]> Require = new("--require")
    {
        Description = "Trusts that must take part, such as ous.",
        HelpName = "TRUST...",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> Exclude = new("--exclude")
    {
        Description = "Trusts that must not take part.",
        HelpName = "TRUST...",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<int?> MinSites = new("--min-sites")
    {
        Description = "The fewest sites.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<int?> MaxSites = new("--max-sites")
    {
        Description = "The most sites.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<bool> EveryRegion = new("--every-region")
    {
        Description = "A site in every health region that has one that could take part, whatever that costs.",
    };

    private static readonly Option<PlanKind> Plan = new("--plan")
    {
        Description = "Which plan is taken: recommended, fastest, fewest-sites or every-region.",
        HelpName = "KIND",
        CustomParser = Parsing.Choice<PlanKind>,
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
        command.Add(Require);
        command.Add(Exclude);
        command.Add(MinSites);
        command.Add(MaxSites);
        command.Add(EveryRegion);
        command.Add(Plan);
    }

    /// <summary>
    /// Returns the draft in FILE with the given fields set. Assumptions of the import are part of the text for people; with JSON they go
    /// to standard error.
    /// </summary>
    public static async Task<StudyInput> ReadAsync(Session session)
    {
        var input = await ReadFileAsync(session);
        if (session.IsJson)
        {
            foreach (var note in input.Notes)
            {
                session.Terminal.Note($"warning: {note.Field}: {note.Description}");
            }
        }

        PutIn(session, input.Draft);
        return input;
    }

    private static Task<StudyInput> ReadFileAsync(Session session) =>
        StudySource.ReadAsync(session, new InputFile(session.Required(File)), session.Value(Record), session.Value(Target));

    private static void PutIn(Session session, StudyDraft draft)
    {
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

        SetSites(session, draft);
    }

    private static void SetSites(Session session, StudyDraft draft)
    {
        draft.RequiredTrusts.AddRange(Trusts(session.Value(Require)));
        draft.ExcludedTrusts.AddRange(Trusts(session.Value(Exclude)));
        draft.EveryRegion |= session.Value(EveryRegion);
        if (session.Value(MinSites) is { } min)
        {
            draft.MinSites = min;
        }

        if (session.Value(MaxSites) is { } max)
        {
            draft.MaxSites = max;
        }

        if (session.Value(Plan) is var plan and not PlanKind.Unspecified)
        {
            draft.Plan = plan;
        }
    }

    private static IEnumerable<string> Trusts(string[]? given) =>
        (given ?? []).SelectMany(each => each.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(trust => ResourceName.Of("trusts", trust));
}
