using System.Net;
using TrialMatch.Host;

namespace TrialMatch.Service.Tests.Postgres;

/// <summary>At which address a silo may be reached, and what it takes.</summary>
public sealed class SiloSettingsTests
{
    private const string Address = "TRIALMATCH_SILO_ADDRESS";
    private const string Certificate = "TRIALMATCH_SILO_CERTIFICATE";
    private const string Key = "TRIALMATCH_SILO_KEY";
    private const string Authorities = "TRIALMATCH_SILO_AUTHORITIES";

    private static readonly (string, string)[] Certificates = [(Certificate, "/c.pem"), (Key, "/k.pem"), (Authorities, "/a.pem")];

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    public void An_address_that_other_machines_reach_takes_certificates(string address)
    {
        Assert.Equal(
            $"{Address}: expected an address of this machine alone, such as 127.0.0.1, as whoever reaches a silo may do anything, found \"{address}\"; "
            + $"to open it to other machines, set {Certificate}, {Key} and {Authorities}",
            Refusal((Address, address)));

        var read = Read([(Address, address), .. Certificates]);
        Assert.Equal(IPAddress.Parse(address), read.SiloAddress);
        Assert.Equal(new ClusterCertificates { CertificateFile = "/c.pem", KeyFile = "/k.pem", AuthoritiesFile = "/a.pem" }, read.Certificates);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    [InlineData("::1")]
    public void On_loopback_certificates_are_a_choice(string address)
    {
        Assert.Null(Read((Address, address)).Certificates);
        Assert.NotNull(Read([(Address, address), .. Certificates]).Certificates);
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("::ffff:0.0.0.0")]
    [InlineData("silo-1")]
    public void What_is_no_address_of_one_machine_is_refused_with_certificates_too(string address) => Assert.Equal(
        $"{Address}: expected the address at which the cluster's other processes reach this one, such as 10.0.0.4, found \"{address}\"",
        Refusal([(Address, address), .. Certificates]));

    [Theory]
    [InlineData(new[] { Certificate }, Key + " and " + Authorities)]
    [InlineData(new[] { Key }, Certificate + " and " + Authorities)]
    [InlineData(new[] { Authorities }, Certificate + " and " + Key)]
    [InlineData(new[] { Certificate, Key }, Authorities)]
    [InlineData(new[] { Certificate, Authorities }, Key)]
    [InlineData(new[] { Key, Authorities }, Certificate)]
    public void Some_of_the_three_are_refused_and_the_missing_ones_are_named(string[] given, string missing) => Assert.Equal(
        $"{missing}: expected a PEM file each, as {string.Join(" and ", given)} is set, found nothing",
        Refusal([.. given.Select(name => (name, "/some.pem"))]));

    private static string Refusal(params (string, string)[] settings) => Assert.Throws<FormatException>(() => Read(settings)).Message;

    private static PostgresProfile Read(params (string Name, string Value)[] settings)
    {
        var all = settings.Append(("TRIALMATCH_POSTGRES", "Host=db.example")).ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal);
        return EnvironmentSettings.Read(name => all.GetValueOrDefault(name), "postgres").Postgres!;
    }
}
