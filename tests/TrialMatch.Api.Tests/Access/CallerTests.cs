using Grpc.Core;
using TrialMatch.Api.Access;
using TrialMatch.Primitives;

namespace TrialMatch.Api.Tests.Access;

public class CallerTests
{
    [Theory]
    [InlineData("ipv4:127.0.0.1:50123")]
    [InlineData("ipv4:127.8.9.10:50123")]
    [InlineData("ipv6:[::1]:50123")]
    [InlineData("ipv6:[::ffff:127.0.0.1]:50123")]
    [InlineData("unix:/run/trialmatch.sock")]
    public void A_caller_on_this_machine_is_the_local_operator(string peer) =>
        Assert.Equal(Actor.LocalOperator, Caller.Of(new CallFrom(peer)).Actor);

    [Theory]
    [InlineData("ipv4:10.0.0.7:50123")]
    [InlineData("ipv4:128.127.0.1:50123")]
    [InlineData("ipv6:[2001:db8::1]:50123")]
    [InlineData("ipv6:[::ffff:10.0.0.7]:50123")]
    [InlineData("ipv6:[::12]:50123")]
    [InlineData("unknown")]
    [InlineData("")]
    public void A_caller_from_anywhere_else_is_turned_away(string peer) =>
        Assert.Equal(StatusCode.PermissionDenied, Assert.Throws<RpcException>(() => Caller.Of(new CallFrom(peer))).StatusCode);
}
