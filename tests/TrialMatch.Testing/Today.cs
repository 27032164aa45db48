using TrialMatch.Primitives.Calendar;

namespace TrialMatch.Testing;

/// <summary>The day on which tests run, by the calendar that the service goes by. In the last hours of a month UTC is still in it.</summary>
public static class Today
{
    public static DateOnly InOslo => OsloTime.DateAt(TimeProvider.System.GetUtcNow());
}
