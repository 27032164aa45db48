using TrialMatch.Grains.Abstractions.Stores;

namespace TrialMatch.Host;

/// <summary>Which log messages are written: ours from the least severity asked for, the frameworks' only when something is amiss.</summary>
internal sealed class LogRules(LogLevel least)
{
    private static readonly string[] Frameworks = ["Orleans", "Microsoft", "Grpc", "Polly"];

    // Its first check compares with a clock that starts at zero and cries wolf once at every start.
    private const string Watchdog = "Orleans.Runtime.Watchdog";

    // Would repeat with each probe what is wrong; whatever is wrong says so itself, once.
    private const string HealthChecks = "Microsoft.Extensions.Diagnostics.HealthChecks";

    // Orleans logs each read and write that fails under the name of the store's class, with its stack.
    private const string ReadsAndWrites = "TrialMatch.Storage.*GrainStorage";

    private volatile IStoreHealth? _store;
    private volatile bool _hasStarted;

    /// <summary>
    /// Until then the frameworks are silent: what keeps a server from starting is thrown, and each layer
    /// that it passes would log it once more, with its stack.
    /// </summary>
    public void HasStarted() => _hasStarted = true;

    /// <summary>While this store is in trouble, which it says itself, once, failed reads and writes are not logged one by one.</summary>
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

            filters.Rules.Add(OnceStarted(Watchdog, LogLevel.Error));
            filters.Rules.Add(new LoggerFilterRule(providerName: null, HealthChecks, LogLevel.None, filter: null));
            filters.Rules.Add(new LoggerFilterRule(providerName: null, ReadsAndWrites, least, (_, _, _) => _store?.Trouble is null));
        });
    }

    // The level is asked first and costs nothing on the frameworks' hot paths.
    private LoggerFilterRule OnceStarted(string category, LogLevel level) =>
        new(providerName: null, category, level > least ? level : least, (_, _, _) => _hasStarted);
}
