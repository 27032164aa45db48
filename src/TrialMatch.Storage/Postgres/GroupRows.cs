using Npgsql;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>All that the transaction of a group writes.</summary>
internal sealed class GroupRows(long nowTicks)
{
    private readonly StateRows _states = new(nowTicks);
    private readonly StudyRows _studies = new();
    private readonly FeedAppend _feed = new();

    /// <param name="standing">What stands of the state before.</param>
    public void Store(StateWrite write, StandingState standing, GroupLook look)
    {
        if (standing.Exists)
        {
            Change(standing, write);
        }
        else
        {
            Create(look.NewId(), write);
        }

        _feed.Add(write.Feed);
    }

    public IEnumerable<NpgsqlBatchCommand> Statements() => [.. ListStatements(), .. FeedStatements()];

    /// <summary>All but the feed.</summary>
    public IEnumerable<NpgsqlBatchCommand> ListStatements() => [.. _states.Statements(), .. _studies.Statements()];

    /// <summary>The last of a transaction.</summary>
    public IEnumerable<NpgsqlBatchCommand> FeedStatements() => _feed.Statements();

    private void Create(long id, StateWrite write)
    {
        _states.Create(id, write);
        _studies.Store(id, hasRow: false, write.Entry);
    }

    private void Change(StandingState standing, StateWrite write)
    {
        _states.Change(standing, write);
        _studies.Store(standing.Id, standing.HasStudyRow, write.Entry);
    }
}
