using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using TrialMatch.Api.Access.Local;

namespace TrialMatch.Api.Access.Identity;

/// <summary>Adds the validation of tokens: a scheme for each issuer, or one for the server's own key.</summary>
internal static class IdentityRegistration
{
    /// <summary>How far an issuer's clock may be off. A choice: both sides keep time over the network.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>How often an issuer's keys are read again. A key that is not known yet has them read at once.</summary>
    private static readonly TimeSpan KeysReadAgainAfter = TimeSpan.FromHours(1);

    private static readonly TimeSpan MetadataTimeout = TimeSpan.FromSeconds(10);

    public static void AddTrialMatchIdentity(this IServiceCollection services, IdentityOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Organisations>();
        services.AddSingleton<CallerReader>();
        services.AddSingleton<CallAuthentication>();
        var authentication = services.AddAuthentication();
        foreach (var issuer in options.Issuers)
        {
            authentication.AddJwtBearer(issuer.IssuerName, bearer => Accept(bearer, issuer));
        }

        if (options.LocalFolder is { } folder)
        {
            AddLocal(services, authentication, folder);
        }
    }

    private static void AddLocal(IServiceCollection services, AuthenticationBuilder authentication, string folder)
    {
        // Opened now, so that a server whose key cannot be used does not start.
        var key = LocalKey.OpenOrMake(folder);
        services.AddSingleton(_ => key);
        authentication.AddJwtBearer(LocalKey.Issuer);
        services.AddOptions<JwtBearerOptions>(LocalKey.Issuer).Configure<LocalKey>((bearer, own) =>
        {
            ReadTokens(bearer);
            bearer.TokenValidationParameters = Rules(LocalKey.Issuer, LocalKey.Audience, [LocalKey.Algorithm]);
            bearer.TokenValidationParameters.IssuerSigningKey = own.SecurityKey;
        });
    }

    private static void Accept(JwtBearerOptions bearer, IssuerOptions issuer)
    {
        ReadTokens(bearer);
        bearer.TokenValidationParameters = Rules(
            issuer.IssuerName, issuer.Audience, [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256]);
        bearer.RefreshOnIssuerKeyNotFound = true;
        bearer.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            issuer.Issuer.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(new HttpClient { Timeout = MetadataTimeout }) { RequireHttps = !issuer.Issuer.IsLoopback })
        {
            AutomaticRefreshInterval = KeysReadAgainAfter,

            // A key that the issuer has withdrawn is not good any more, however well it served.
            UseLastKnownGoodConfiguration = false,
        };
    }

    private static void ReadTokens(JwtBearerOptions bearer)
    {
        bearer.MapInboundClaims = false;
        bearer.Events = new JwtBearerEvents
        {
            OnMessageReceived = received =>
            {
                received.Token = CallToken.Of(received.Request);
                return Task.CompletedTask;
            },
        };
    }

    private static TokenValidationParameters Rules(string issuer, string audience, string[] algorithms) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = audience,
        ValidAlgorithms = algorithms,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ClockSkew = ClockSkew,
    };
}
