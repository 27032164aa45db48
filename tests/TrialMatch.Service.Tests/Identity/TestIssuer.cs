using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using TrialMatch.Service.Tests.Postgres;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace TrialMatch.Service.Tests.Identity;

/// <summary>
/// A real issuer: an OpenID provider with metadata, keys and a token endpoint, which gives whoever asks a token with the claims that were asked for.
/// </summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Audience = "https://trialmatch.example";

    /// <summary>The parameter of a request for a token that holds the claims.</summary>
    private const string WantedClaims = "claims";

    private readonly HttpClient _http = new();
    private readonly int _port = PostgresSettings.FreePort();
    private WebApplication _app = null!;

    /// <summary>The issuer, as its tokens name it.</summary>
    public string Name => $"http://127.0.0.1:{_port}/";

    /// <summary>The key that signs now.</summary>
    public RsaSecurityKey Key { get; private set; } = null!;

    public static async Task<TestIssuer> StartAsync()
    {
        var issuer = new TestIssuer();
        await issuer.RotateAsync();
        return issuer;
    }

    /// <summary>From now on another key signs, and the one before is no longer published.</summary>
    public async Task RotateAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Key = new RsaSecurityKey(RSA.Create(2_048)) { KeyId = Guid.NewGuid().ToString("N") };
        _app = Build();
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks for a token, as a client does.</summary>
    public async Task<string> TokenAsync(params (string Type, object Value)[] claims)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"),
            new("client_id", "tests"),
            new("client_secret", "tests"),
            new(WantedClaims, JsonSerializer.Serialize(claims.ToDictionary(claim => claim.Type, claim => claim.Value))),
        ]);
        using var reply = await _http.PostAsync(new Uri(Name + "token"), form, TestContext.Current.CancellationToken);
        var token = await reply.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return token.TryGetProperty("access_token", out var text) ? text.GetString()! : throw new InvalidOperationException(token.ToString());
    }

    /// <summary>Makes a token with the issuer's own key, right in everything but what is changed.</summary>
    public string Forge(Action<SecurityTokenDescriptor> change)
    {
        var now = DateTime.UtcNow;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = Audience,
            NotBefore = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "forger", ["roles"] = "operator" },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
        };
        change(descriptor);
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(Name);
        builder.Services.AddRouting();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetIssuer(new Uri(Name)).SetTokenEndpointUris("token").AllowClientCredentialsFlow();
            server.AddSigningKey(Key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
            server.EnableDegradedMode();
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(_ => ValueTask.CompletedTask));
            server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseInlineHandler(Grant));
            server.UseAspNetCore().DisableTransportSecurityRequirement();
        });
        builder.Services.AddAuthentication();
        var app = builder.Build();
        app.UseAuthentication();
        return app;
    }

    private static ValueTask Grant(HandleTokenRequestContext context)
    {
        var identity = new ClaimsIdentity("tests");
        identity.SetClaim(OpenIddictConstants.Claims.Subject, context.ClientId);
        foreach (var claim in JsonDocument.Parse((string)context.Request[WantedClaims]!).RootElement.EnumerateObject())
        {
            identity.SetClaim(claim.Name, claim.Value);
        }

        identity.SetAudiences(Audience);
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        context.SignIn(new ClaimsPrincipal(identity));
        return ValueTask.CompletedTask;
    }
}
