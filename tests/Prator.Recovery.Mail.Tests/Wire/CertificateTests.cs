using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Identity;

namespace Prator.Recovery.Mail.Tests.Wire;

/// <summary>Certificates are read from files of both kinds, and what is wrong with one is told before anything is sent.</summary>
[Collection(Prator.Recovery.Tests.Remembering.LedgerFolder.Alone)]
public sealed class CertificateTests : IDisposable
{
    private const string Password = "nobody guesses this";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prator-certificate-");
    private readonly X509Certificate2 _certificate = Made();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(GraphSettings.PasswordVariable, null);
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Pfx_AndPem_AreRead()
    {
        Assert.IsType<ClientCertificateCredential>(Of(Write("open.pfx", _certificate.Export(X509ContentType.Pfx))));
        Assert.IsType<ClientCertificateCredential>(Of(Write("open.pem", $"{_certificate.ExportCertificatePem()}\n{_certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()}")));

        Environment.SetEnvironmentVariable(GraphSettings.PasswordVariable, Password);
        Assert.IsType<ClientCertificateCredential>(Of(Write("closed.pfx", _certificate.Export(X509ContentType.Pfx, Password))));
        string key = _certificate.GetRSAPrivateKey()!.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        Assert.IsType<ClientCertificateCredential>(Of(Write("closed.pem", $"{_certificate.ExportCertificatePem()}\n{key}")));
    }

    [Fact]
    public void WhatIsWrong_IsTold()
    {
        Assert.Contains("can't be read", Refused(Path.Combine(_folder.FullName, "none.pfx")), StringComparison.Ordinal);
        Assert.Contains(GraphSettings.PasswordVariable, Refused(Write("closed.pfx", _certificate.Export(X509ContentType.Pfx, Password))), StringComparison.Ordinal);
        Assert.Contains("can't be read", Refused(Write("garbage.pem", "nothing")), StringComparison.Ordinal);
        Assert.Contains("nokey.pem", Refused(Write("nokey.pem", _certificate.ExportCertificatePem())), StringComparison.Ordinal);
        using X509Certificate2 without = X509CertificateLoader.LoadCertificate(_certificate.Export(X509ContentType.Cert));
        Assert.Contains("no private key", Refused(Write("nokey.pfx", without.Export(X509ContentType.Pfx))), StringComparison.Ordinal);

        Environment.SetEnvironmentVariable(GraphSettings.PasswordVariable, "wrong word");
        string wrong = Refused(Write("wrong.pfx", _certificate.Export(X509ContentType.Pfx, Password)));
        Assert.Contains("can't be read", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong word", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Thumbprint_ThatNoStoreHas_IsTold() =>
        Assert.Contains("thumbprint 00AA", Assert.Throws<MailboxException>(() => GraphCredential.Of(Settings() with { Thumbprint = "00AA" })).Message, StringComparison.Ordinal);

    private static GraphSettings Settings() =>
        new() { From = GraphStandIn.Mailbox, Identity = MailIdentity.Certificate, Tenant = Guid.NewGuid().ToString(), Client = Guid.NewGuid().ToString() };

    private static Azure.Core.TokenCredential Of(string file) => GraphCredential.Of(Settings() with { CertificateFile = file });

    private static string Refused(string file) => Assert.Throws<MailboxException>(() => Of(file)).Message;

    private string Write(string name, string text) => Write(name, System.Text.Encoding.ASCII.GetBytes(text));

    private string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static X509Certificate2 Made()
    {
        using RSA key = RSA.Create(2048);
        return new CertificateRequest("CN=Prator.Recovery", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
