using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using TrialMatch.Service.Tests.Server;
using TrialMatch.V1;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>Whatever is wrong with a token, the call is refused in the same words.</summary>
[Collection(SharedIdentifiedServer.Name)]
public sealed class TokenTests(IdentifiedServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TestIssuer Issuer => server.Issuer;

    [Fact]
    public async Task A_token_of_the_issuer_is_accepted() => await AssertAcceptedAsync(await Issuer.TokenAsync(("roles", "operator")));

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task A_token_with_the_issuers_key_and_a_pinned_algorithm_is_accepted(string algorithm) =>
        await AssertAcceptedAsync(Issuer.Forge(token => token.SigningCredentials = new SigningCredentials(Issuer.Key, algorithm)));

    [Fact]
    public async Task No_token_is_refused() => await AssertRefusedAsync(string.Empty);

    [Fact]
    public async Task What_is_no_token_is_refused()
    {
        foreach (var text in new[] { "x", "a.b.c", "..", new string('.', 1_000), "eyJhbGciOiJub25lIn0.e30." })
        {
            await AssertRefusedAsync(text);
        }
    }

    [Fact]
    public async Task An_expired_token_is_refused() => await AssertRefusedAsync(Issuer.Forge(token =>
        (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddHours(-2), DateTime.UtcNow.AddMinutes(-1))));

    [Fact]
    public async Task A_token_that_never_expires_is_refused()
    {
        var parts = Issuer.Forge(_ => { }).Split('.');
        var payload = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Base64UrlEncoder.Decode(parts[1]))!;
        payload.Remove("exp");
        var signed = $"{parts[0]}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(payload))}";
        var signature = Issuer.Key.Rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        await AssertRefusedAsync($"{signed}.{Base64UrlEncoder.Encode(signature)}");
    }

    [Fact]
    public async Task A_token_that_is_not_valid_yet_is_refused() => await AssertRefusedAsync(Issuer.Forge(token =>
        (token.NotBefore, token.Expires) = (DateTime.UtcNow.AddMinutes(5), DateTime.UtcNow.AddHours(1))));

    [Fact]
    public async Task A_token_of_another_issuer_is_refused() => await AssertRefusedAsync(Issuer.Forge(token => token.Issuer = "https://elsewhere.example"));

    [Fact]
    public async Task A_token_of_the_issuer_by_almost_its_name_is_refused() => await AssertRefusedAsync(Issuer.Forge(token => token.Issuer = Issuer.Name.TrimEnd('/')));

    [Fact]
    public async Task A_token_for_another_service_is_refused() => await AssertRefusedAsync(Issuer.Forge(token => token.Audience = "https://elsewhere.example"));

    [Fact]
    public async Task A_token_with_another_key_is_refused()
    {
        using var stranger = RSA.Create(2_048);
        await AssertRefusedAsync(Issuer.Forge(token => token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(stranger), SecurityAlgorithms.RsaSha256)));
        await AssertRefusedAsync(Issuer.Forge(token => token.SigningCredentials = new SigningCredentials(
            new RsaSecurityKey(stranger) { KeyId = Issuer.Key.KeyId }, SecurityAlgorithms.RsaSha256)));
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        var payload = Issuer.Forge(_ => { }).Split('.')[1];
        await AssertRefusedAsync($"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.");
        await AssertRefusedAsync(Issuer.Forge(token => token.SigningCredentials = null));
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_if_it_were_a_secret_is_refused()
    {
        foreach (var secret in new[] { Encoding.ASCII.GetBytes(Issuer.Key.Rsa.ExportSubjectPublicKeyInfoPem()), Issuer.Key.Rsa.ExportSubjectPublicKeyInfo(), Issuer.Key.Rsa.ExportRSAPublicKey() })
        {
            await AssertRefusedAsync(Issuer.Forge(token => token.SigningCredentials = new SigningCredentials(
                new SymmetricSecurityKey(secret) { KeyId = Issuer.Key.KeyId }, SecurityAlgorithms.HmacSha256)));
        }
    }

    [Fact]
    public async Task An_algorithm_that_is_not_pinned_is_refused_even_with_the_right_key() =>
        await AssertRefusedAsync(Issuer.Forge(token => token.SigningCredentials = new SigningCredentials(Issuer.Key, SecurityAlgorithms.RsaSha512)));

    [Fact]
    public async Task A_token_whose_claims_were_altered_is_refused()
    {
        var parts = (await Issuer.TokenAsync(("roles", "sponsor:acme"))).Split('.');
        var altered = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace("sponsor:acme", "operator", StringComparison.Ordinal));

        await AssertRefusedAsync($"{parts[0]}.{altered}.{parts[2]}");
    }

    [Fact]
    public async Task A_token_without_a_role_here_is_refused()
    {
        await AssertRefusedAsync(await Issuer.TokenAsync(("roles", "sponsor:gamma")));
        await AssertRefusedAsync(await Issuer.TokenAsync());
    }

    [Fact]
    public async Task A_token_of_the_servers_own_key_is_refused_where_issuers_are_named() => await AssertRefusedAsync(TestLogin.Operator);

    [Fact]
    public async Task After_a_rotation_the_new_key_is_found_and_a_token_of_the_old_one_is_refused()
    {
        using var folder = TemporaryFolder.Made();
        await using var issuer = await TestIssuer.StartAsync();
        await using var process = await ServerProcess.StartAsync(IdentifiedServer.SettingsFor(folder, issuer, "oidc", "operator"));
        var before = await issuer.TokenAsync(("roles", "operator"));
        Assert.Equal(StatusCode.OK, (await AskAsync(process, before)).StatusCode);

        await issuer.RotateAsync();
        var after = await issuer.TokenAsync(("roles", "operator"));

        // The unknown key has the server read the keys again, beside the call that shows it.
        using var patience = new CancellationTokenSource(Patience);
        while ((await AskAsync(process, after)).StatusCode != StatusCode.OK)
        {
            patience.Token.ThrowIfCancellationRequested();
        }

        Assert.Equal(StatusCode.Unauthenticated, (await AskAsync(process, before)).StatusCode);
    }

    private async Task AssertAcceptedAsync(string token) => Assert.Equal(StatusCode.OK, (await AskAsync(server.Process, token)).StatusCode);

    private async Task AssertRefusedAsync(string token)
    {
        var refusal = await AskAsync(server.Process, token);
        Assert.Equal(new Status(StatusCode.Unauthenticated, "a valid token is required"), refusal.Status);
        Assert.DoesNotContain(refusal.Trailers, trailer => trailer.Key == "grpc-status-details-bin");
    }

    private static async Task<RpcException> AskAsync(ServerProcess process, string token)
    {
        using var client = new ApiClient(process.GrpcAddress, token);
        try
        {
            await client.Network.ListCentresAsync(new ListCentresRequest(), ApiClient.Options);
            return new RpcException(Status.DefaultSuccess);
        }
        catch (RpcException refusal)
        {
            return refusal;
        }
    }
}
