namespace Prator.Recovery.Core.Owners;

/// <summary>As what a person answers questions. The order is that in which they are asked.</summary>
public enum OwnerRole
{
    /// <summary>The local system owner (lokal förvaltare), who is asked first (F1).</summary>
    LocalOwner,

    /// <summary>A superuser (superanvändare), who is asked first as well (F1).</summary>
    Superuser,

    /// <summary>The regional system owner, to whom a question goes on where there is no local answer (F2).</summary>
    RegionalOwner,
}
