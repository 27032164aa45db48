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

    /// <exception cref="FormatException">The account cannot be used; the message names the setting.</exception>
    internal void AddTo(ISiloBuilder silo, Action<PostgresStorageOptions> configureDatabase)
    {
        if (AzureAccount.FaultOf(Storage()) is { } fault)
        {
            throw new FormatException(fault);
        }

        silo.UseAzureStorageClustering(membership =>
        {
            membership.TableServiceClient = AzureAccount.Tables(Storage());
            membership.TableName = MembershipPrefix + Container;
        });
        silo.AddTrialMatchAzureStorage(Fill, configureDatabase, DomainJson.AddTo);
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
