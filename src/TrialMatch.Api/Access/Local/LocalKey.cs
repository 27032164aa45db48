using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TrialMatch.Api.Access.Local;

/// <summary>
/// The key of a server without issuers, kept in a folder. Whoever may read the folder may make tokens: who may read the data needs no
/// further permission.
/// </summary>
public sealed class LocalKey : IDisposable
{
    public const string FileName = "trialmatch-identity.pem";

    internal const string Issuer = "trialmatch-local";
    internal const string Audience = "trialmatch";
    internal const string GrantsClaim = "grants";
    internal const string Algorithm = SecurityAlgorithms.EcdsaSha256;

    private const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerOnlyFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly ECDsa _key;

    private LocalKey(ECDsa key)
    {
        _key = key;
        SecurityKey = new ECDsaSecurityKey(key)
        {
            KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..16],

            // The default cache is the process's, and would go on using a key of the same id that has been disposed.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
    }

    internal SecurityKey SecurityKey { get; }

    /// <summary>Opens the key of a folder; makes folder and key where they are missing, for their owner alone.</summary>
    /// <exception cref="IOException">The key cannot be read or made, is no key, or may be read by others; the message says which.</exception>
    public static LocalKey OpenOrMake(string folder)
    {
        if (!File.Exists(PathIn(folder)))
        {
            Make(folder);
        }

        return Open(folder);
    }

    /// <summary>Opens the key of a folder.</summary>
    /// <exception cref="IOException">There is none, it cannot be read, is no key, or may be read by others; the message says which.</exception>
    public static LocalKey Open(string folder)
    {
        var path = PathIn(folder);
        RequirePrivate(path);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            return new LocalKey(key);
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new IOException($"'{path}' cannot be used as the key that signs tokens: {failure.Message}", failure);
        }
    }

    /// <summary>Whether a server has made its key in this folder.</summary>
    public static bool IsIn(string folder) => File.Exists(PathIn(folder));

    /// <summary>Makes a token.</summary>
    /// <param name="grants">What its bearer is to the service.</param>
    /// <param name="from">The instant from which it is valid.</param>
    /// <param name="lifetime">How long it is valid.</param>
    public string Mint(IReadOnlyList<Grant> grants, DateTimeOffset from, TimeSpan lifetime) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        NotBefore = from.UtcDateTime,
        IssuedAt = from.UtcDateTime,
        Expires = (from + lifetime).UtcDateTime,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [JwtRegisteredClaimNames.Sub] = SubjectOf(grants),
            [GrantsClaim] = grants.Select(grant => grant.ToString()).ToArray(),
        },
        SigningCredentials = new SigningCredentials(SecurityKey, Algorithm),
    });

    public void Dispose() => _key.Dispose();

    /// <summary>Whoever makes a token is known by what it is for alone: "local-operator", "local-site-ous".</summary>
    private static string SubjectOf(IEnumerable<Grant> grants) =>
        string.Join('+', grants.Select(grant => $"local-{grant}".Replace(':', '-')));

    private static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), FileName);

    private static void Make(string folder)
    {
        var path = PathIn(folder);
        if (File.Exists(folder))
        {
            throw new IOException($"'{folder}' is a file; expected a folder");
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnlyFolder);
        }

        // Complete before it has its name, so that nobody reads half of it; the first to give it the name wins.
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var file = new StreamWriter(new FileStream(draft, OwnerOnly())))
        {
            file.Write(key.ExportPkcs8PrivateKeyPem());
        }

        NameFirst(draft, path);
    }

    private static void NameFirst(string draft, string path)
    {
        try
        {
            // Some network folders have no links. There the runtime's move has to do, which looks first and then replaces.
            if (OperatingSystem.IsWindows() || (Link(draft, path) != 0 && !File.Exists(path)))
            {
                File.Move(draft, path, overwrite: false);
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another was first.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Gives a file a second name; refused where that is taken.</summary>
    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnlyFile;
        }

        return options;
    }

    private static void RequirePrivate(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnlyFile) != UnixFileMode.None)
        {
            throw new IOException($"'{path}' signs tokens and may be read or written by others than its owner; expected mode 600");
        }
    }
}
