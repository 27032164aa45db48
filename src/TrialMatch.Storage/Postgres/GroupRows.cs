using Npgsql;
using TrialMatch.Storage.States;

namespace TrialMatch.Storage.Postgres;

/// <summary>All that the transaction of a group writes.</summary>
internal sealed class GroupRows(long nowTicks)
{
    private readonly StateRows _states = new(nowTicks);
    private readonly StudyRows _studies = new();
    private readonly FeedAppend _feed = new();

    public void Create(long id, StateWrite write)
    {
        _states.Create(id, write);
        _studies.Store(id, hasRow: false, write.Entry);
        _feed.Add(write.Feed);
    }

    public void Change(StandingState standing, StateWrite write)
    {
        _states.Change(standing, write);
        _studies.Store(standing.Id, standing.HasStudyRow, write.Entry);
        _feed.Add(write.Feed);
    }

    public IEnumerable<NpgsqlBatchCommand> Statements() => [.. _states.Statements(), .. _studies.Statements(), .. _feed.Statements()];
}
