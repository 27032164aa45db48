using System.CommandLine;
using System.CommandLine.Parsing;
using Grpc.Core;
using TrialMatch.V1;
using Interest = TrialMatch.V1.InterestRequest.Types.Answer;

namespace TrialMatch.Cli.Commands;

/// <summary>Answers an inquiry for a site: whether it is interested. Nothing is held, and the answer does not bind.</summary>
internal static class InterestCommand
{
    private static readonly Argument<string> Trust = new("TRUST") { Description = "Id or resource name of the trust that was asked." };

    private static readonly Option<bool> Yes = new("--yes") { Description = "The site is interested; with --patients." };

    private static readonly Option<bool> More = new("--more") { Description = "It is interested, but wants to know more first." };

    private static readonly Option<bool> No = new("--no") { Description = "It is not interested; say why with --limits or --no-population." };

    private static readonly Option<int?> Patients = new("--patients")
    {
        Description = "The patients that the site believes it could recruit in the study's window.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<InterestRequest.Types.Chance> Chance = new("--chance")
    {
        Description = "Its chance to recruit them: very-good, good or small.",
        HelpName = "CHANCE",
        CustomParser = Parsing.Choice<InterestRequest.Types.Chance>,
    };

    private static readonly Option<InterestRequest.Types.Limit[]> Limits = new("--limits")
    {
        Description = "What limits it: competing-studies, criteria, staff, equipment, standard-of-care, other; other needs --remarks.",
        HelpName = "LIMIT...",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = Parsing.EachChoice<InterestRequest.Types.Limit>,
    };

    private static readonly Option<bool> NoPopulation = new("--no-population") { Description = "The site does not see such patients." };

    private static readonly Option<bool> ByCentre = new("--by-centre") { Description = "The centre answers for the site." };

    public static Command Build()
    {
        var command = new Command("interest", "Say whether a site is interested in an inquiry: --yes, --more or --no.")
        {
            Trust, Yes, More, No, Patients, Chance, Limits, NoPopulation, ByCentre,
        };
        command.Validators.Add(RequireOneAnswer);
        return StudyChange.For(command, ReportAsync);
    }

    private static AsyncUnaryCall<Study> ReportAsync(StudyChange change)
    {
        var request = new ReportInterestRequest
        {
            RequestId = change.RequestId,
            Study = change.Study,
            Trust = ResourceName.Of("trusts", change.Session.Required(Trust)),
            Interest = change.Session.Value(Yes) ? Interest.Interested : change.Session.Value(More) ? Interest.WantsToKnowMore : Interest.NotInterested,
            Chance = change.Session.Value(Chance),
            Remarks = change.Remarks,
            Etag = change.Etag,
            AnsweredByCentre = change.Session.Value(ByCentre),
        };
        request.Limits.AddRange(change.Session.Value(Limits) ?? []);
        if (change.Session.Value(Patients) is { } patients)
        {
            request.Patients = patients;
        }

        if (change.Session.Value(NoPopulation))
        {
            request.PopulationThere = false;
        }
        else if (request.Interest == Interest.Interested)
        {
            request.PopulationThere = true;
        }

        return change.Session.Server.Inquiries.ReportInterestAsync(request, change.Session.Server.OneCall());
    }

    // The server checks the values; the combination of options is checked here, where they have these names.
    private static void RequireOneAnswer(CommandResult line)
    {
        if (new[] { Yes, More, No }.Count(answer => IsGiven(line, answer)) != 1)
        {
            line.AddError("expected one of --yes, --more and --no");
        }
        else if (IsGiven(line, Yes) && !IsGiven(line, Patients))
        {
            line.AddError("--patients: expected with --yes: how many patients the site could recruit");
        }
        else if (IsGiven(line, Yes) && IsGiven(line, NoPopulation))
        {
            line.AddError("--no-population: goes with --more or --no, not with --yes");
        }
        else if (IsGiven(line, No) && !IsGiven(line, Limits) && !IsGiven(line, NoPopulation))
        {
            line.AddError("--limits: expected with --no, or --no-population: why the site is not interested");
        }
    }

    private static bool IsGiven(CommandResult line, Option option) => line.GetResult(option) is not null;
}
