using System.Security.Cryptography;
using TrialMatch.Host;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>Which certificates prove that a process belongs to a cluster.</summary>
public sealed class ClusterAuthoritiesTests : IDisposable
{
    private static readonly OidCollection Both = [TestAuthority.ForServers, TestAuthority.ForClients];

    private readonly TestAuthority _root = TestAuthority.Named("cluster");

    [Fact]
    public void One_of_the_clusters_authority_does()
    {
        using var certificate = _root.Issue("silo", Both);

        Assert.Null(Authorities().FaultOf(certificate, Both, []));
    }

    [Fact]
    public void One_of_an_authority_between_does_whether_it_is_presented_or_listed()
    {
        using var between = _root.Below("between");
        using var certificate = between.Issue("silo", Both);

        Assert.Null(Authorities().FaultOf(certificate, Both, [between.Certificate]));
        Assert.Null(new ClusterAuthorities([_root.Certificate, between.Certificate]).FaultOf(certificate, Both, []));
        Assert.Equal("it is of no authority of this cluster", Authorities().FaultOf(certificate, Both, []));
    }

    [Fact]
    public void One_of_another_authority_does_not_even_where_that_one_is_presented_or_has_the_same_name()
    {
        using var other = TestAuthority.Named("other");
        using var namesake = TestAuthority.Named("cluster");
        using var certificate = other.Issue("silo", Both);
        using var forged = namesake.Issue("silo", Both);

        Assert.Equal("it is of no authority of this cluster", Authorities().FaultOf(certificate, Both, [other.Certificate]));
        Assert.NotNull(Authorities().FaultOf(forged, Both, [namesake.Certificate]));
    }

    [Fact]
    public void One_that_has_expired_does_not()
    {
        using var certificate = _root.Issue("silo", Both, ends: -1);

        Assert.Equal("it has expired or is not valid yet", Authorities().FaultOf(certificate, Both, []));
    }

    [Fact]
    public void One_for_another_purpose_does_not()
    {
        using var certificate = _root.Issue("gateway", [TestAuthority.ForClients]);

        Assert.Null(Authorities().FaultOf(certificate, [TestAuthority.ForClients], []));
        Assert.Equal("its extended key usage is another", Authorities().FaultOf(certificate, [TestAuthority.ForServers], []));
        Assert.Equal("its extended key usage is another", Authorities().FaultOf(certificate, Both, []));
    }

    public void Dispose() => _root.Dispose();

    private ClusterAuthorities Authorities() => new([_root.Certificate]);
}
