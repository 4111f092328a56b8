using System.Globalization;
using Prator.Recovery.Core.Owners;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Mail;

namespace Prator.Recovery.Mailing;

/// <summary>What recovery.yaml says under <c>mail</c>, and the environment above it. Holds no secret.</summary>
internal sealed record MailSettings
{
    private const string Prefix = "PRATOR_RECOVERY_MAIL_";
    private const string What = "`mail`";

    public string? From { get; init; }

    public string? Identity { get; init; }

    public string? Tenant { get; init; }

    public string? Client { get; init; }

    public string? Thumbprint { get; init; }

    /// <summary>Relative to the folder of the settings.</summary>
    public string? CertificateFile { get; init; }

    public string? Graph { get; init; }

    public string? Authority { get; init; }

    /// <summary>Where the worksheets lie: an address that owners can open.</summary>
    public string? Worksheets { get; init; }

    public OwnerContact? SystemOwner { get; init; }

    public CultureInfo SystemLanguage { get; init; } = CultureInfo.GetCultureInfo("sv");

    /// <exception cref="YamlRefusedException">The map says something else than settings of mail.</exception>
    public static MailSettings Read(YamlNode node, string folder)
    {
        (OwnerContact Contact, CultureInfo Language)? systemOwner = null;
        YamlMap map = node.Map(What).Only(What, "from", "identity", "tenant", "client", "thumbprint", "certificateFile", "graph", "authority", "worksheets", "systemOwner");
        if (map.Has("systemOwner", out YamlNode? owner))
        {
            systemOwner = OwnerContact.Read(owner, "`systemOwner`");
        }

        return new MailSettings
        {
            From = map.Has("from", out YamlNode? from) ? OwnerContact.ReadAddress(from, "`from`") : null,
            Identity = map.Has("identity", out YamlNode? identity) ? identity.Text("`identity`").Member<MailIdentity>("`identity`").ToString() : null,
            Tenant = TextOf(map, "tenant"),
            Client = TextOf(map, "client"),
            Thumbprint = TextOf(map, "thumbprint"),
            CertificateFile = TextOf(map, "certificateFile") is { } file ? Path.GetFullPath(file, folder) : null,
            Graph = AddressOf(map, "graph"),
            Authority = AddressOf(map, "authority"),
            Worksheets = AddressOf(map, "worksheets", IsPlace, Messages.AddressOfPlace),
            SystemOwner = systemOwner?.Contact,
            SystemLanguage = systemOwner?.Language ?? CultureInfo.GetCultureInfo("sv"),
        };
    }

    /// <summary>The same settings, with what the environment says above them.</summary>
    /// <exception cref="InputException">The environment says something that can't be meant.</exception>
    public MailSettings WithEnvironment() => this with
    {
        From = Of("FROM", IsAddress, Messages.AddressOfMailbox) ?? From,
        Identity = Of("IDENTITY") ?? Identity,
        Tenant = Of("TENANT") ?? Tenant,
        Client = Of("CLIENT") ?? Client,
        // One of the two: which one the environment names goes before the other in the file.
        Thumbprint = Of("THUMBPRINT") ?? (Of("CERTIFICATE_FILE") is null ? Thumbprint : null),
        CertificateFile = Of("CERTIFICATE_FILE") ?? (Of("THUMBPRINT") is null ? CertificateFile : null),
        Graph = Of("GRAPH") ?? Graph,
        Authority = Of("AUTHORITY") ?? Authority,
        Worksheets = Of("WORKSHEETS", IsPlace, Messages.AddressOfPlace) ?? Worksheets,
    };

    /// <summary>What signs in and where.</summary>
    /// <exception cref="InputException">Something is missing, or can't be meant.</exception>
    public GraphSettings ToGraph()
    {
        MailIdentity identity = Identity is null ? MailIdentity.Certificate
            : Enum.TryParse(Identity, ignoreCase: true, out MailIdentity known) && Enum.IsDefined(known) ? known
            : throw Invalid(Messages.MailIdentityInvalid(Identity, string.Join(", ", Enum.GetNames<MailIdentity>())));
        if (identity == MailIdentity.Certificate && (Tenant is null || Client is null || (Thumbprint is null && CertificateFile is null)))
        {
            throw Invalid(Messages.CertificateIncomplete);
        }

        return new GraphSettings
        {
            From = From ?? throw Invalid(Messages.FromMissing),
            Identity = identity,
            Tenant = Tenant,
            Client = Client,
            Thumbprint = Thumbprint,
            CertificateFile = CertificateFile,
            Graph = Graph is null ? GraphSettings.GlobalGraph : Secure(Graph, "graph"),
            Authority = Authority is null ? GraphSettings.GlobalAuthority : Secure(Authority, "authority"),
        };
    }

    private static InputException Invalid(string message) =>
        new("MailSettingsInvalid", Messages.MailSettingsInvalid(message, Prefix));

    // A token must not travel in the clear; only this machine itself may be asked without TLS.
    private static Uri Secure(string text, string key) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address.PathAndQuery == "/"
            ? address
            : throw Invalid(Messages.ServerAddressInvalid(key, text));

    private static string? TextOf(YamlMap map, string key) => map.Has(key, out YamlNode? node) ? node.Text($"`{key}`").Value : null;

    private static string? AddressOf(YamlMap map, string key) => AddressOf(map, key, IsPage, Messages.AddressOfPage);

    private static string? AddressOf(YamlMap map, string key, Func<string, bool> isMeant, string allowed)
    {
        if (!map.Has(key, out YamlNode? node))
        {
            return null;
        }

        YamlText text = node.Text($"`{key}`");
        return isMeant(text.Value)
            ? text.Value
            : throw YamlShape.Refuse(text, Messages.MailSettingInvalid(key, text.Value, allowed));
    }

    private static bool IsAddress(string text) => System.Net.Mail.MailAddress.TryCreate(text, out System.Net.Mail.MailAddress? address) && address.Address == text;

    private static bool IsPage(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http";

    private static bool IsPlace(string text) => IsPage(text) || text.StartsWith(@"\\", StringComparison.Ordinal) || text.StartsWith("file://", StringComparison.Ordinal);

    private static string? Of(string name, Func<string, bool> isMeant, string allowed) => Of(name) is not { } value || isMeant(value)
        ? Of(name)
        : throw Invalid(Messages.MailVariableInvalid(Prefix, name, value, allowed));

    private static string? Of(string name) => Environment.GetEnvironmentVariable(Prefix + name) is { Length: > 0 } value ? value : null;
}
