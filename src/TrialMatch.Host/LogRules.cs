using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Host;

/// <summary>Which log messages are written: ours from the least severity asked for, the frameworks' only when something is amiss.</summary>
internal sealed class LogRules(LogLevel least)
{
    private static readonly string[] Frameworks = ["Orleans", "Microsoft", "Grpc"];

    // Its first check compares with a clock that starts at zero and cries wolf once at every start.
    private const string Watchdog = "Orleans.Runtime.Watchdog";

    // Would repeat with each probe what is wrong; whatever is wrong says so itself, once.
    private const string HealthChecks = "Microsoft.Extensions.Diagnostics.HealthChecks";

    // Orleans logs each read and write that fails under the name of the store's class, with its stack.
    private const string ReadsAndWrites = "TrialMatch.Storage.*GrainStorage";

    // A silo that ends places no more grains, and each layer says so of every call that comes too late, several times.
    private static readonly string[] Placement = ["Polly", "Orleans.Messaging"];

    // Likewise; and it logs each grain that cannot be read, twice, with its stack.
    private const string Activation = "Orleans.Grain";

    private volatile IStoreHealth? _store;
    private volatile bool _hasStarted;
    private volatile bool _isToEnd;

    /// <summary>
    /// Until then the frameworks are silent: what keeps a server from starting is thrown, and each layer
    /// that it passes would log it once more, with its stack.
    /// </summary>
    public void HasStarted() => _hasStarted = true;

    /// <summary>From then on what comes too late is not logged call by call.</summary>
    public void IsToEnd() => _isToEnd = true;

    /// <summary>While this store is in trouble, which it says itself, once, what fails for it is not logged read by read and grain by grain.</summary>
    public void Heed(IStoreHealth store) => _store = store;

    public void AddTo(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(least);
        logging.Services.Configure<LoggerFilterOptions>(filters =>
        {
            foreach (var framework in Frameworks)
            {
                filters.Rules.Add(OnceStarted(framework, LogLevel.Warning));
            }

            foreach (var category in Placement)
            {
                filters.Rules.Add(new LoggerFilterRule(providerName: null, category, AtLeast(LogLevel.Warning), (_, _, _) => _hasStarted && !_isToEnd));
            }

            filters.Rules.Add(new LoggerFilterRule(
                providerName: null, Activation, AtLeast(LogLevel.Warning), (_, _, _) => _hasStarted && !_isToEnd && _store?.Trouble is null));

            filters.Rules.Add(OnceStarted(Watchdog, LogLevel.Error));
            filters.Rules.Add(new LoggerFilterRule(providerName: null, HealthChecks, LogLevel.None, filter: null));
            filters.Rules.Add(new LoggerFilterRule(providerName: null, ReadsAndWrites, least, (_, _, _) => _store?.Trouble is null));
        });
    }

    // The level is asked first and costs nothing on the frameworks' hot paths.
    private LoggerFilterRule OnceStarted(string category, LogLevel level) =>
        new(providerName: null, category, AtLeast(level), (_, _, _) => _hasStarted);

    private LogLevel AtLeast(LogLevel level) => level > least ? level : least;
}
