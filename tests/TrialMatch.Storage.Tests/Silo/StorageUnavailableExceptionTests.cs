using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using TrialMatch.Grains.Abstractions.Serialization;

namespace TrialMatch.Storage.Tests.Silo;

public sealed class StorageUnavailableExceptionTests
{
    [Fact]
    public void It_is_the_same_in_another_process_whatever_caused_it()
    {
        using var services = new ServiceCollection().AddDomainSerialization().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        Exception sent = new StorageUnavailableException("the database cannot be reached", new Npgsql.NpgsqlException("refused"));

        var received = serializer.Deserialize<Exception>(serializer.SerializeToArray(sent));

        Assert.IsType<StorageUnavailableException>(received);
        Assert.Equal(sent.Message, received.Message);
    }
}
