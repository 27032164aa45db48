using System.Net;
using Grpc.Core;
using TrialMatch.Api.Access.Limits;
using TrialMatch.Api.Load;

namespace TrialMatch.Api.Tests.Access;

/// <summary>How often an address may ask where no token is needed.</summary>
public sealed class CallRateTests : IDisposable
{
    private readonly CallRate _rate = new(new LimitOptions { CallerCallsPerSecond = 1 });

    public void Dispose() => _rate.Dispose();

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::7")]
    public void Addresses_of_one_customer_share_their_calls(string first, string second)
    {
        _rate.TakeOf(IPAddress.Parse(first));

        var refused = Assert.Throws<RpcException>(() => _rate.TakeOf(IPAddress.Parse(second)));

        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.2")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1")]
    public void Others_have_their_own(string first, string second)
    {
        _rate.TakeOf(IPAddress.Parse(first));
        _rate.TakeOf(IPAddress.Parse(second));
    }

    [Fact]
    public void Those_without_an_address_share_theirs()
    {
        _rate.TakeOf(null);

        Assert.Throws<RpcException>(() => _rate.TakeOf(null));
    }
}
