using Google.Protobuf;
using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>The setting in which lives of studies are played: a server whose clock can be moved forward, and an audience.</summary>
/// <param name="tale">Narrates the demonstration.</param>
internal sealed class Stage(Session session, ServerConnection server, DemoClock clock, ITale tale)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnEvening = TimeSpan.FromHours(4);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    // More than Norway could offer, so that the plan says how many it can.
    private const int TooMany = 100_000;

    private readonly Dictionary<string, long> _toldVersions = [];
    private int _commands;

    public ServerConnection Server => server;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Returns a new request id for each command.</summary>
    public string NextRequestId() => Figures.Format($"demo-{++_commands}");

    public void MoveTo(DateTimeOffset moment, string why)
    {
        clock.MoveTo(moment);
        Tell(told => told.Moved(Now, why));
    }

    /// <summary>Moves to the last evening of a month.</summary>
    public void MoveToEndOf(Month month) => clock.MoveTo(OsloTime.StartOf((month + 1).FirstDay) - AnEvening);

    /// <summary>Prints a text that only people need.</summary>
    public void Tell(Action<ITale> tell)
    {
        if (!session.IsJson)
        {
            tell(tale);
        }
    }

    /// <summary>Prints a reply as a line for programs. People see what happened through <see cref="TellEventsAsync"/>.</summary>
    public void Show(IMessage reply)
    {
        if (session.IsJson)
        {
            session.Terminal.JsonLine(reply);
        }
    }

    /// <summary>Returns the maximum number of a draft's patients that could be offered now, if the target were unlimited.</summary>
    public async Task<int> MaxOfferableAsync(StudyDraft draft)
    {
        var greedy = draft.Clone();
        greedy.TargetPatients = TooMany;
        greedy.ClearMinimumPatients();
        return (await PlanAsync(greedy)).OfferablePatients;
    }

    /// <summary>Returns what could be offered to a draft now.</summary>
    public async Task<Plan> PlanAsync(StudyDraft draft) =>
        (await server.Studies.PreviewPlacementAsync(new PreviewPlacementRequest { Draft = draft }, server.OneCall())).Plan;

    public async Task<Study> GetAsync(string name) =>
        await server.Studies.GetStudyAsync(new GetStudyRequest { Name = name }, server.OneCall());

    public async Task<IReadOnlyList<StudyEvent>> EventsAsync(string name) =>
        (await WholeList.ReadAsync(token => server.Studies.ListStudyEventsAsync(
            new ListStudyEventsRequest { Name = name, PageToken = token }, server.OneCall()).ResponseAsync)).Events;

    /// <summary>Prints a study's events since the last call.</summary>
    public async Task TellEventsAsync(string name)
    {
        var events = await EventsAsync(name);
        var told = _toldVersions.GetValueOrDefault(name);
        Tell(each => each.Events(events.Where(happened => happened.Version > told)));
        _toldVersions[name] = events[^1].Version;
    }

    /// <summary>Waits until the service has done everything that is due.</summary>
    /// <exception cref="CommandException">The service has not done so within <see cref="Patience"/>.</exception>
    public async Task<Study> UntilAsync(string name, string expected, Func<Study, bool> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var study = await GetAsync(name);
            if (isSo(study))
            {
                return study;
            }

            if (patience.IsCancellationRequested)
            {
                throw new CommandException(
                    ExitCodes.Failed,
                    Figures.Format($"the demonstration expected {name} to be {expected} within {Patience.TotalSeconds:0} seconds; it is {EnumNames.InWords(study.State)}"));
            }

            await Task.Delay(LookEvery, session.Cancellation);
        }
    }
}
