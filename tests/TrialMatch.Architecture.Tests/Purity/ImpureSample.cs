using System.Net;

namespace TrialMatch.Architecture.Tests.Purity;

/// <summary>Code that the scan must find fault with, a method for each kind of fault.</summary>
internal static class ImpureSample
{
    public static DateTime ReadsTheClock() => DateTime.UtcNow;

    public static IEnumerable<DateTimeOffset> ReadsTheClockInAnIterator()
    {
        yield return DateTimeOffset.UtcNow;
    }

    public static Func<long> ReadsTheClockInAClosure(long offset) => () => TimeProvider.System.GetTimestamp() + offset;

    public static int Guesses() => new Random(1).Next();

    public static Guid MakesAnId() => Guid.NewGuid();

    public static bool LooksForAFile(string name) => File.Exists(name);

    public static string AsksTheMachine() => Environment.MachineName;

    public static IPAddress Reaches() => IPAddress.Loopback;
}
