using System.Net;
using TrialMatch.Grains.Cluster;

namespace TrialMatch.Grains.Tests.Cluster;

public sealed class OldestSiloTests
{
    [Fact]
    public void The_silo_that_started_first_is_the_same_in_whichever_order_silos_are_known()
    {
        SiloAddress[] silos = [Silo(11_113, 5), Silo(11_112, 3), Silo(11_111, 3), Silo(11_110, 4)];

        Assert.Equal(Silo(11_111, 3), OldestSilo.Of(silos));
        Assert.Equal(Silo(11_111, 3), OldestSilo.Of(silos.Reverse()));
        Assert.Null(OldestSilo.Of([]));
    }

    private static SiloAddress Silo(int port, int generation) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), generation);
}
