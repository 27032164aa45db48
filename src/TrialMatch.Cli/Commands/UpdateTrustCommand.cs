using System.CommandLine;
using System.Globalization;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>Replaces the given figures among a trust's capabilities, consent, start-up, costs and eligible patients.</summary>
internal static class UpdateTrustCommand
{
    private const int CostFigures = 3;

    private static readonly Option<Capability[]> Capabilities = new("--capability")
    {
        Description = "A capability the trust has; repeat it for all that it has.",
        HelpName = "C",
        CustomParser = Parsing.EachChoice<Capability>,
    };

    private static readonly Option<int?> Consent = new("--consent-share")
    {
        Description = "Of the eligible patients that one study asks, how many percent take part.",
        HelpName = "PERCENT",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<int?> StartUp = new("--start-up-months")
    {
        Description = "Months from an accepted request to the first possible enrolment.",
        HelpName = "N",
        CustomParser = Parsing.WholeNumber,
    };

    private static readonly Option<string> Costs = new("--costs")
    {
        Description = "Relative units to open a site, for each month and for each patient, e.g. 100,8,20.",
        HelpName = "OPEN,MONTH,PATIENT",
    };

    private static readonly Option<string[]> Eligible = new("--eligible")
    {
        Description = "Eligible patients a year, e.g. eligible-patients.breast-cancer=120; may be repeated.",
        HelpName = "POOL=N",
    };

    private static readonly Option<string[]> Reserve = new("--reserve")
    {
        Description = "Percent of a pool kept for the trust's own research, e.g. study-nurse-minutes=20, 0 for none; may be repeated.",
        HelpName = "POOL=PERCENT",
    };

    private static readonly Option<string[]> Refer = new("--refer")
    {
        Description = "Where the trust's patients of a condition group are treated, and what percent of them (all when left out, 0 to end it), e.g. breast-cancer=ous or breast-cancer=ous:40; may be repeated.",
        HelpName = "GROUP=TRUST[:PERCENT]",
    };

    public static Command Build() => Session.For(
        new Command("update", "Replace the trust's figures that are named.")
        {
            TrustChangeOptions.Trust, Capabilities, Consent, StartUp, Costs, Eligible, Reserve, Refer,
            TrustChangeRun.DryRun, TrustChangeRun.Yes, TrustChangeOptions.Etag, RequestIds.Option,
        },
        RunAsync);

    private static async Task RunAsync(Session session)
    {
        var request = new UpdateTrustRequest { RequestId = RequestIds.Of(session), Trust = new Trust(), UpdateMask = new() };
        request.Trust.Name = TrustChangeOptions.NameOf(session);
        request.Trust.Etag = TrustChangeOptions.EtagOf(session);
        Fill(request, session);
        if (request.UpdateMask.Paths.Count == 0)
        {
            throw CommandException.BadInput("name a figure to replace: --capability, --consent-share, --start-up-months, --costs, --eligible, --reserve or --refer");
        }

        var reply = await TrustChangeRun.MakeAsync(
            session,
            request.RequestId,
            (isTrial, mayEvict) => session.Server.Capacity.UpdateTrustAsync(
                new UpdateTrustRequest(request) { ValidateOnly = isTrial, AllowEviction = mayEvict }, session.Server.OneCall()),
            made => made.Change);
        session.Print(reply, terminal => TrustChangeText.Write(terminal, request.Trust.Name, reply.Change));
    }

    private static void Fill(UpdateTrustRequest request, Session session)
    {
        var (trust, paths) = (request.Trust, request.UpdateMask.Paths);
        if (session.Value(Capabilities) is { Length: > 0 } capabilities)
        {
            trust.Capabilities.AddRange(capabilities);
            paths.Add("capabilities");
        }

        if (session.Value(Consent) is { } consent)
        {
            trust.ConsentSharePercent = consent;
            paths.Add("consent_share_percent");
        }

        if (session.Value(StartUp) is { } startUp)
        {
            trust.StartUpMonths = startUp;
            paths.Add("start_up_months");
        }

        if (session.Value(Costs) is { } costs)
        {
            trust.Costs = CostsOf(costs);
            paths.Add("costs");
        }

        if (session.Value(Eligible) is { Length: > 0 } eligible)
        {
            trust.EligiblePatients.AddRange(eligible.Select(EligibleOf));
            paths.Add("eligible_patients");
        }

        if (session.Value(Reserve) is { Length: > 0 } reserves)
        {
            trust.ResearchReserves.AddRange(reserves.Select(ReserveOf));
            paths.Add("research_reserves");
        }

        if (session.Value(Refer) is { Length: > 0 } referrals)
        {
            trust.Referrals.AddRange(referrals.Select(ReferralOf));
            paths.Add("referrals");
        }
    }

    private static SiteCosts CostsOf(string text)
    {
        var figures = text.Split(',').Select(Number).ToList();
        return figures.Count == CostFigures && figures.TrueForAll(figure => figure is not null)
            ? new SiteCosts { StartUpUnits = figures[0]!.Value, UpkeepUnitsPerMonth = figures[1]!.Value, PatientUnits = figures[2]!.Value }
            : throw CommandException.BadInput($"--costs: expected three whole numbers such as 100,8,20, found \"{text}\"");
    }

    private static EligiblePatients EligibleOf(string text)
    {
        var parts = text.Split('=');
        return parts.Length == 2 && Number(parts[1]) is { } patients
            ? new EligiblePatients { PoolId = parts[0], PatientsPerYear = patients }
            : throw CommandException.BadInput($"--eligible: expected a pool and patients a year such as eligible-patients.stroke=40, found \"{text}\"");
    }

    private static ResearchReserve ReserveOf(string text)
    {
        var parts = text.Split('=');
        return parts.Length == 2 && Number(parts[1]) is { } percent
            ? new ResearchReserve { PoolId = parts[0], Percent = percent }
            : throw CommandException.BadInput($"--reserve: expected a pool and a percentage such as study-nurse-minutes=20, found \"{text}\"");
    }

    private static Referral ReferralOf(string text)
    {
        var parts = text.Split('=', ':');
        return parts.Length is 2 or 3 && Number(parts.ElementAtOrDefault(2) ?? "100") is { } percent
            ? new Referral { ConditionGroup = parts[0].ToUpperInvariant().Replace('-', '_'), TreatedAt = ResourceName.Of("trusts", parts[1]), Percent = percent }
            : throw CommandException.BadInput($"--refer: expected a condition group and a trust such as breast-cancer=ous or breast-cancer=ous:40, found \"{text}\"");
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
