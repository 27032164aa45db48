using System.CommandLine;
using Google.Type;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.V1;

namespace TrialMatch.Cli.Commands;

/// <summary>What stood in the way: reports it, lists it, tags it, counts it.</summary>
internal static class ObstacleCommand
{
    private static readonly Argument<string> Reporter = new("REPORTER") { Description = "Who reports: trusts/ID or sponsors/ID. A trust's id alone is enough." };

    private static readonly Argument<string> Scope = new("SCOPE")
    {
        Description = "Whose: trusts/ID, sponsors/ID, regions/ID, or networks/norway for all. A trust's id alone is enough.",
    };

    private static readonly Argument<string> Name = new("OBSTACLE") { Description = "The obstacle's name, such as obstacles/trust-bergen-3." };

    private static readonly Argument<string[]> Tags = new("TAG")
    {
        Description = "Its tags from now on, at most 5, each of 2 to 40 lower-case letters, digits and hyphens; none to remove them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<Obstacle.Types.Category> Category = new("--category")
    {
        Description = "What kind of thing stood in the way.",
        HelpName = "CATEGORY",
        CustomParser = Parsing.Choice<Obstacle.Types.Category>,
        Required = true,
    };

    private static readonly Option<Obstacle.Types.Category> OnlyCategory = new("--category")
    {
        Description = "Only of this category.",
        HelpName = "CATEGORY",
        CustomParser = Parsing.Choice<Obstacle.Types.Category>,
    };

    private static readonly Option<string> Text = new("--text")
    {
        Description = "What happened, in words; at most 1,000 characters. Name no patient.",
        HelpName = "TEXT",
        Required = true,
    };

    private static readonly Option<string?> Study = new("--study") { Description = "The study that it is about.", HelpName = "STUDY" };

    private static readonly Option<string?> OnlyTag = new("--tag") { Description = "Only with this tag.", HelpName = "TAG" };

    private static readonly Option<Date?> From = new("--from") { Description = "The first day of reporting.", HelpName = "YYYY-MM-DD", CustomParser = Parsing.Day };

    private static readonly Option<Date?> To = new("--to") { Description = "The last day of reporting.", HelpName = "YYYY-MM-DD", CustomParser = Parsing.Day };

    public static Command Build() => new("obstacle", "Report, list, tag and count what stood in the way of studies.")
    {
        Session.For(new Command("report", "A trust or a sponsor reports what stood in the way.") { Reporter, Category, Text, Study, RequestIds.Option }, ReportAsync),
        Session.For(new Command("list", "List what was reported, the latest first.") { Scope, OnlyCategory, OnlyTag, From, To }, ListAsync),
        Session.For(new Command("tag", "A region or the coordinating unit sets an obstacle's tags.") { Name, Tags, RequestIds.Option }, TagAsync),
        Session.For(new Command("count", "Count what was reported by category and tag.") { Scope, From, To }, CountAsync),
    };

    private static async Task ReportAsync(Session session)
    {
        var request = new ReportObstacleRequest
        {
            RequestId = RequestIds.Of(session),
            Parent = ResourceName.Of("trusts", session.Required(Reporter)),
            Category = session.Value(Category),
            Text = session.Required(Text),
            Study = session.Value(Study) is { } study ? ResourceName.Of("studies", study) : string.Empty,
        };
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => session.Server.Obstacles.ReportObstacleAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => ObstaclesText.Write(terminal, [reply]));
    }

    private static async Task ListAsync(Session session)
    {
        var reply = await WholeList.ReadAsync(token => session.Server.Obstacles.ListObstaclesAsync(
            new ListObstaclesRequest
            {
                Parent = ResourceName.Of("trusts", session.Required(Scope)),
                Category = session.Value(OnlyCategory),
                Tag = session.Value(OnlyTag) ?? string.Empty,
                FromDate = session.Value(From),
                ToDate = session.Value(To),
                PageToken = token,
            },
            session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => ObstaclesText.Write(terminal, reply.Obstacles));
    }

    private static async Task TagAsync(Session session)
    {
        var request = new TagObstacleRequest { RequestId = RequestIds.Of(session), Name = session.Required(Name), Tags = { session.Value(Tags) ?? [] } };
        var reply = await RequestIds.SayingHowToRepeatAsync(
            session, request.RequestId, () => session.Server.Obstacles.TagObstacleAsync(request, session.Server.OneCall()).ResponseAsync);
        session.Print(reply, terminal => ObstaclesText.Write(terminal, [reply]));
    }

    private static async Task CountAsync(Session session)
    {
        var request = new CountObstaclesRequest
        {
            Parent = ResourceName.Of("trusts", session.Required(Scope)),
            FromDate = session.Value(From),
            ToDate = session.Value(To),
        };
        var reply = await session.Server.Obstacles.CountObstaclesAsync(request, session.Server.OneCall());
        session.Print(reply, terminal => ObstacleCountsText.Write(terminal, reply));
    }
}
