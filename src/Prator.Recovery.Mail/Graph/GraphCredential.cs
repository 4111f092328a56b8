using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Identity;

namespace Prator.Recovery.Mail;

/// <summary>Makes of settings what signs in.</summary>
internal static class GraphCredential
{
    /// <exception cref="MailboxException">The certificate is not there, can't be read or has no key.</exception>
    public static TokenCredential Of(GraphSettings settings) => settings.Identity switch
    {
        MailIdentity.ManagedIdentity => new ManagedIdentityCredential(
            settings.Client is { } client ? ManagedIdentityId.FromUserAssignedClientId(client) : ManagedIdentityId.SystemAssigned),
        MailIdentity.WorkloadIdentity => new WorkloadIdentityCredential(new WorkloadIdentityCredentialOptions { AuthorityHost = settings.Authority, TenantId = settings.Tenant, ClientId = settings.Client }),
        _ => new ClientCertificateCredential(settings.Tenant, settings.Client, Certificate(settings), new ClientCertificateCredentialOptions { AuthorityHost = settings.Authority }),
    };

    private static X509Certificate2 Certificate(GraphSettings settings)
    {
        X509Certificate2 found = settings.CertificateFile is { } file ? OfFile(file) : OfStore(settings.Thumbprint ?? string.Empty);
        return found.HasPrivateKey ? found : throw new MailboxException(Messages.CertificateWithoutKey(settings.CertificateFile ?? settings.Thumbprint));
    }

    private static X509Certificate2 OfFile(string file)
    {
        try
        {
            string? password = Environment.GetEnvironmentVariable(GraphSettings.PasswordVariable);
            return X509Certificate2.GetCertContentType(file) == X509ContentType.Pfx
                ? X509CertificateLoader.LoadPkcs12FromFile(file, password, OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet)
                : password is null ? X509Certificate2.CreateFromPemFile(file) : X509Certificate2.CreateFromEncryptedPemFile(file, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new MailboxException(Messages.CertificateUnreadable(file, e.Message, GraphSettings.PasswordVariable), e);
        }
    }

    private static X509Certificate2 OfStore(string thumbprint)
    {
        foreach (StoreLocation location in new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine })
        {
            try
            {
                using X509Store store = new(StoreName.My, location, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
                if (store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false) is [var found, ..])
                {
                    return found;
                }
            }
            catch (CryptographicException)
            {
                // There is no such store on this machine.
            }
        }

        throw new MailboxException(Messages.CertificateMissing(thumbprint));
    }
}
