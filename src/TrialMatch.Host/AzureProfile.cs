using TrialMatch.Grains.Abstractions.Serialization;
using TrialMatch.Storage;

namespace TrialMatch.Host;

/// <summary>Grain state, and which silos there are, are kept in an Azure storage account, beside the database.</summary>
public sealed record AzureProfile
{
    public const string DefaultContainer = "trialmatch";

    private const string MembershipPrefix = "Silos";

    /// <summary>
    /// The storage account: a connection string, or the address of its blobs, such as "https://example.blob.core.windows.net", for which
    /// the server signs in by its managed identity.
    /// </summary>
    public required string Account { get; init; }

    /// <summary>What whoever starts the server calls <see cref="Account"/>.</summary>
    public string AccountSetting { get; init; } = nameof(Account);

    /// <summary>
    /// The container of the states, created when missing. 3 to 50 lower-case letters and digits. The table of the silos is named after it,
    /// so that servers on one account which do not share their data do not share a cluster.
    /// </summary>
    public string Container { get; init; } = DefaultContainer;

    /// <summary>What whoever starts the server calls <see cref="Container"/>.</summary>
    public string ContainerSetting { get; init; } = nameof(Container);

    /// <summary>Where the states are, for messages: no key.</summary>
    public string Place => AzureAccount.Place(Storage());

    private string MembershipTable => MembershipPrefix + Container;

    /// <exception cref="FormatException">The account cannot be used; the message names the setting.</exception>
    internal void AddTo(ISiloBuilder silo, Action<PostgresStorageOptions> configureDatabase)
    {
        RequireAccount();
        silo.UseAzureStorageClustering(membership =>
        {
            membership.TableServiceClient = AzureAccount.Tables(Storage());
            membership.TableName = MembershipTable;
        });
        silo.AddTrialMatchAzureStorage(Fill, configureDatabase, DomainJson.AddTo);
    }

    /// <summary>The cluster's silos, for a process that has none.</summary>
    internal void AddTo(IClientBuilder client) => client.UseAzureStorageClustering(membership =>
    {
        membership.TableServiceClient = AzureAccount.Tables(Storage());
        membership.TableName = MembershipTable;
    });

    /// <summary>Lists and streams for a process that has no silo.</summary>
    /// <exception cref="FormatException">The account cannot be used; the message names the setting.</exception>
    internal void AddListsTo(IServiceCollection services, Action<PostgresStorageOptions> configureDatabase)
    {
        RequireAccount();
        services.AddTrialMatchAzureLists(Fill, configureDatabase);
    }

    private void RequireAccount()
    {
        if (AzureAccount.FaultOf(Storage()) is { } fault)
        {
            throw new FormatException(fault);
        }
    }

    private AzureStorageOptions Storage()
    {
        var options = new AzureStorageOptions();
        Fill(options);
        return options;
    }

    private void Fill(AzureStorageOptions options)
    {
        options.Account = Account;
        options.AccountSetting = AccountSetting;
        options.Container = Container;
        options.ContainerSetting = ContainerSetting;
    }
}
