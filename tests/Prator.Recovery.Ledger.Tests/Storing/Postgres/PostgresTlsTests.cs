using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Storing.Postgres;

/// <summary>A connection that must be encrypted and verified, is, or is refused with what to do.</summary>
public sealed class PostgresTlsTests(PostgresCluster cluster)
{
    [Fact]
    public void Tls_IsVerified()
    {
        string server = $"Host=127.0.0.1;Port={cluster.Port};Username=postgres;Database=postgres;Search Path=nothing";
        Refuses("does not encrypt", $"{server};SSL Mode=VerifyFull");

        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = SelfSigned(key);
        string file = Path.Combine(cluster.Data, "server.crt");
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(cluster.Data, "server.key"), key.ExportPkcs8PrivateKeyPem());
        MakeServers(file, Path.Combine(cluster.Data, "server.key"));
        cluster.Run("ALTER SYSTEM SET ssl = on");
        cluster.Run("SELECT pg_reload_conf(), pg_sleep(1)");

        Refuses("is not trusted", $"{server};SSL Mode=VerifyFull");
        LedgerException missing = Assert.Throws<LedgerException>(() => PostgresLedgerStore.Open($"{server};SSL Mode=VerifyFull;Root Certificate={file}", LedgerHome.Patience, TestContext.Current.CancellationToken));
        Assert.Equal(LedgerFault.Missing, missing.Fault);
    }

    private static void Refuses(string why, string connection)
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => PostgresLedgerStore.Open(connection, LedgerHome.Patience));
        Assert.Equal(LedgerFault.NotAllowed, fault.Fault);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    private static X509Certificate2 SelfSigned(RSA key)
    {
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    // The server reads only a key that is its own and nobody else's to read.
    private static void MakeServers(params string[] files)
    {
        foreach (string file in files)
        {
            if (Environment.IsPrivilegedProcess)
            {
                using System.Diagnostics.Process process = System.Diagnostics.Process.Start("chown", ["postgres", file]);
                process.WaitForExit();
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }
}
