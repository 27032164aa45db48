namespace TrialMatch.Api.Access.Limits;

/// <summary>Counts what each user has taken of what it may take in a day (UTC). It is kept in memory: a restart begins the day anew.</summary>
/// <param name="most">How much each may take in a day; 1 or more.</param>
internal sealed class DailyAllowance(int most, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private DateTime _day;

    /// <summary>Takes one for each of the users, or for none of them.</summary>
    /// <returns>Null if it was taken; otherwise the time until it can be: above 0, at most a day.</returns>
    public TimeSpan? Take(IReadOnlyCollection<string> users)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (_gate)
        {
            if (now.Date != _day)
            {
                _day = now.Date;
                _taken.Clear();
            }

            if (users.Any(user => _taken.GetValueOrDefault(user) >= most))
            {
                return _day.AddDays(1) - now;
            }

            foreach (var user in users)
            {
                _taken[user] = _taken.GetValueOrDefault(user) + 1;
            }

            return null;
        }
    }
}
