using System.Net;
using TrialMatch.Service.Tests.Identity;
using TrialMatch.Service.Tests.Server;

namespace TrialMatch.Service.Tests.Rest;

/// <summary>Who may do what over REST: as over gRPC, by the same tokens and the same table.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class RestAccessTests(IdentifiedServer server)
{
    [Theory]
    [InlineData("")]
    [InlineData("no-token-at-all")]
    public async Task Without_a_valid_token_every_method_but_those_of_the_public_window_is_refused_as_unauthenticated(string token)
    {
        using var nobody = new RestClient(server.Process.HttpAddress, token);
        foreach (var method in ApiMethods.All.Where(method => !ApiMethods.IsOpen(method)))
        {
            var (verb, path, body) = RestRequests.Of(method);

            var reply = await nobody.SendAsync(verb, path, body);

            Assert.Equal((ApiMethods.NameOf(method), HttpStatusCode.Unauthorized), (ApiMethods.NameOf(method), reply.Status));
            Assert.Equal("UNAUTHENTICATED", reply.Problem()["code"]!.GetValue<string>());
            Assert.Equal("Bearer", reply.Headers.WwwAuthenticate.ToString());
        }
    }

    [Theory]
    [InlineData("sponsor:acme")]
    [InlineData("site:bergen")]
    [InlineData("region:west")]
    public async Task A_role_that_may_not_call_a_method_is_refused_as_forbidden_and_one_that_may_is_not(string grant)
    {
        using var rest = new RestClient(server.Process.HttpAddress, await server.Issuer.TokenAsync(("roles", grant)));
        foreach (var method in ApiMethods.All.Where(method => !method.IsServerStreaming))
        {
            var name = ApiMethods.NameOf(method);
            var (verb, path, body) = RestRequests.Of(method);
            var mayOwn = Expectations.MayCallOnSomething(name, grant.Split(':')[0]);

            var reply = await rest.SendAsync(verb, path, body);

            // The requests name what nobody has, so a role that may call the method on its own is told that it does not exist, or what else is wrong.
            if (!mayOwn)
            {
                Assert.Equal((name, HttpStatusCode.Forbidden), (name, reply.Status));
                Assert.Equal("NOT_PERMITTED", reply.Problem()["reason"]!.GetValue<string>());
            }
            else
            {
                Assert.NotEqual((name, HttpStatusCode.Unauthorized), (name, reply.Status));
                Assert.DoesNotContain("may not", reply.Text, StringComparison.Ordinal);
            }
        }
    }
}
