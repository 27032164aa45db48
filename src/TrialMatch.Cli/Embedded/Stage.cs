using Google.Protobuf;
using TrialMatch.Cli.Commands;
using TrialMatch.Cli.Errors;
using TrialMatch.Cli.Output;
using TrialMatch.Cli.Server;
using TrialMatch.Primitives.Calendar;
using TrialMatch.V1;

namespace TrialMatch.Cli.Embedded;

/// <summary>Where lives of studies are played: a server whose clock can be moved forward, and somebody who looks on.</summary>
/// <param name="tale">How people are told.</param>
internal sealed class Stage(Session session, ServerConnection server, DemoClock clock, ITale tale)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan AnEvening = TimeSpan.FromHours(4);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    // More than Norway could carry: the plan then says how many it can.
    private const int TooMany = 100_000;

    private readonly Dictionary<string, long> _toldVersions = [];
    private int _commands;

    public ServerConnection Server => server;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>An id for each command, so that each is done once.</summary>
    public string NextRequestId() => Figures.Format($"demo-{++_commands}");

    public void MoveTo(DateTimeOffset moment, string why)
    {
        clock.MoveTo(moment);
        Tell(told => told.Moved(Now, why));
    }

    /// <summary>Moves to the last evening of a month.</summary>
    public void MoveToEndOf(Month month) => clock.MoveTo(OsloTime.StartOf((month + 1).FirstDay) - AnEvening);

    /// <summary>Tells what only people need.</summary>
    public void Tell(Action<ITale> tell)
    {
        if (!session.IsJson)
        {
            tell(tale);
        }
    }

    /// <summary>A reply of the server: as a line for programs; people are told what happened by <see cref="TellEventsAsync"/>.</summary>
    public void Show(IMessage reply)
    {
        if (session.IsJson)
        {
            session.Terminal.JsonLine(reply);
        }
    }

    /// <summary>How many of a draft's patients could be offered at most now, were there no end to those wanted.</summary>
    public async Task<int> MostOfferableAsync(StudyDraft draft)
    {
        var greedy = draft.Clone();
        greedy.TargetPatients = TooMany;
        greedy.ClearMinimumPatients();
        var plan = (await server.Studies.PreviewPlacementAsync(new PreviewPlacementRequest { Draft = greedy }, server.OneCall())).Plan;
        return plan.OfferablePatients;
    }

    public async Task<Study> GetAsync(string name) =>
        await server.Studies.GetStudyAsync(new GetStudyRequest { Name = name }, server.OneCall());

    public async Task<IReadOnlyList<StudyEvent>> EventsAsync(string name) =>
        (await WholeList.ReadAsync(token => server.Studies.ListStudyEventsAsync(
            new ListStudyEventsRequest { Name = name, PageToken = token }, server.OneCall()).ResponseAsync)).Events;

    /// <summary>Tells what happened to a study since it was last told of.</summary>
    public async Task TellEventsAsync(string name)
    {
        var events = await EventsAsync(name);
        var told = _toldVersions.GetValueOrDefault(name);
        Tell(each => each.Events(events.Where(happened => happened.Version > told)));
        _toldVersions[name] = events[^1].Version;
    }

    /// <summary>Waits until the service has done by itself what is due.</summary>
    /// <exception cref="CommandException">It has not within <see cref="Patience"/>.</exception>
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
