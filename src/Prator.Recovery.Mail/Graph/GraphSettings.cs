namespace Prator.Recovery.Mail;

/// <summary>How the program signs in.</summary>
public enum MailIdentity
{
    /// <summary>As an app registration with a certificate.</summary>
    Certificate,

    /// <summary>As the machine that it runs on in Azure.</summary>
    ManagedIdentity,

    /// <summary>As a workload whose token the platform gives, such as Kubernetes.</summary>
    WorkloadIdentity,
}

/// <summary>Where and as whom mails are submitted. Holds no secret.</summary>
public sealed record GraphSettings
{
    /// <summary>Microsoft Graph of the global cloud.</summary>
    public static readonly Uri GlobalGraph = new("https://graph.microsoft.com");

    /// <summary>The sign-in of the global cloud.</summary>
    public static readonly Uri GlobalAuthority = new("https://login.microsoftonline.com");

    /// <summary>The one mailbox that mails are sent from.</summary>
    public required string From { get; init; }

    public required MailIdentity Identity { get; init; }

    /// <summary>The organisation's id; of a certificate.</summary>
    public string? Tenant { get; init; }

    /// <summary>The app registration's id; of a managed identity that of a user-assigned one, null for the machine's own.</summary>
    public string? Client { get; init; }

    /// <summary>The SHA-1 thumbprint of a certificate in the account's or the machine's store.</summary>
    public string? Thumbprint { get; init; }

    /// <summary>A certificate with its key: PFX or PEM. Its password, if any, is in the environment variable <see cref="PasswordVariable"/>.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Microsoft Graph; another one for a national cloud.</summary>
    public Uri Graph { get; init; } = GlobalGraph;

    /// <summary>The sign-in; another one for a national cloud.</summary>
    public Uri Authority { get; init; } = GlobalAuthority;

    /// <summary>For so long an answer is waited for. Less than <see cref="Ledger.LedgerOutbox.Lease"/>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The environment variable that holds the password of a certificate's file.</summary>
    public const string PasswordVariable = "PRATOR_RECOVERY_MAIL_CERTIFICATE_PASSWORD";
}
