using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TrialMatch.Host;

/// <summary>Reads certificates and keys from PEM files.</summary>
internal static class PemFile
{
    /// <summary>The first certificate of a file, with its private key.</summary>
    /// <exception cref="InvalidDataException">A file cannot be used; the message names it.</exception>
    public static X509Certificate2 ReadWithKey(string certificateFile, string keyFile) =>
        Read(certificateFile, path => X509Certificate2.CreateFromPemFile(path, keyFile));

    /// <summary>All certificates of a file.</summary>
    /// <exception cref="InvalidDataException">The file cannot be used; the message names it.</exception>
    public static X509Certificate2Collection ReadAll(string file) => Read(file, path =>
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPemFile(path);
        return all;
    });

    /// <summary>The authorities that a file lists.</summary>
    /// <exception cref="InvalidDataException">The file cannot be used or lists none; the message names it.</exception>
    public static X509Certificate2Collection ReadAuthorities(string file) => ReadAll(file) is { Count: > 0 } authorities
        ? authorities
        : throw new InvalidDataException($"{file}: expected certificates in PEM, found none");

    private static T Read<T>(string file, Func<string, T> read)
    {
        try
        {
            return read(file);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{file}: {failure.Message}", failure);
        }
    }
}
