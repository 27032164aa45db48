using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Configuration;
using Orleans.Connections.Security;
using ConnectionTlsOptions = Orleans.Connections.Security.TlsOptions;

namespace TrialMatch.Host;

/// <summary>How silos and gateways know each other: each has a certificate of the cluster's own authorities. All between them is encrypted.</summary>
public sealed record ClusterCertificates
{
    private static readonly Oid ForServers = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ForClients = new("1.3.6.1.5.5.7.3.2");

    /// <summary>The PEM file of this process's certificate.</summary>
    public required string CertificateFile { get; init; }

    /// <summary>The PEM file of its private key, without a password.</summary>
    public required string KeyFile { get; init; }

    /// <summary>
    /// The PEM file of the authorities, those between root and certificates included. Whoever has a certificate of one of them may do
    /// anything, so they are authorities of this cluster alone.
    /// </summary>
    public required string AuthoritiesFile { get; init; }

    /// <summary>A silo lets in, and reaches, only processes with a certificate.</summary>
    /// <exception cref="InvalidDataException">A file cannot be used, or the certificate is none that other silos accept; the message names the file.</exception>
    internal void AddTo(ISiloBuilder silo)
    {
        var (certificate, authorities) = Read([ForServers, ForClients]);
        silo.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureSiloInboundConnection(connection => connection.UseServerTls(Options(connection.ApplicationServices, certificate, authorities)));
            connections.ConfigureSiloOutboundConnection(connection => connection.UseClientTls(Options(connection.ApplicationServices, certificate, authorities)));
            connections.ConfigureGatewayInboundConnection(connection => connection.UseServerTls(Options(connection.ApplicationServices, certificate, authorities)));
        });
    }

    /// <summary>A gateway shows its certificate to silos, and calls only silos that have one.</summary>
    /// <exception cref="InvalidDataException">A file cannot be used, or the certificate is none that silos accept; the message names the file.</exception>
    internal void AddTo(IClientBuilder client)
    {
        var (certificate, authorities) = Read([ForClients]);
        client.Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(
            connection => connection.UseClientTls(Options(connection.ApplicationServices, certificate, authorities))));
    }

    private static ConnectionTlsOptions Options(IServiceProvider services, X509Certificate2 certificate, ClusterAuthorities authorities) => new()
    {
        LocalCertificate = certificate,
        RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
        ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
        RemoteCertificateValidation = new PeerCheck(authorities, services.GetRequiredService<ILogger<PeerCheck>>()).Accepts,
    };

    // What the others would refuse is refused here, where whoever starts the process sees why.
    private (X509Certificate2 Certificate, ClusterAuthorities Authorities) Read(OidCollection purposes)
    {
        var certificate = PemFile.ReadWithKey(CertificateFile, KeyFile);
        var authorities = new ClusterAuthorities(PemFile.ReadAuthorities(AuthoritiesFile));
        return authorities.FaultOf(certificate, purposes, []) is { } fault
            ? throw new InvalidDataException(
                $"{CertificateFile}: expected a certificate that the cluster accepts now, of an authority in {AuthoritiesFile}, found one that it refuses: {fault}")
            : (certificate, authorities);
    }
}
